import { setTimeout as pause } from 'node:timers/promises';
import { applyUpdate } from '../apply-update.ts';
import type { Conversation, Message, Update } from '../types.ts';
import { cutBack, cutIntoChunks } from './chunks.ts';
import { lastSegment, providerOf, ROUTER_ID } from './models.ts';
import type { Script, ScriptedAnswer } from './script.ts';
import type { Store } from './store.ts';

/** Milliseconds at speed 1. */
const PACE = { start: 120, route: 300, chunk: 45, tool: 400, keepAlive: 100 };

export interface Task {
  readonly conversation: Conversation;
  readonly prompt: string;
  readonly message: Message;
  /** How many answers this prompt already has. */
  readonly attempt: number;
  readonly isFirst: boolean;
}

/** `sequence` counts the updates of this answer; keep-alive beats have none. */
type Listener = (update: Update, sequence: number | undefined) => void;

/** An answer being written. It goes on without listeners: leaving the page doesn't stop it. */
export interface Answering {
  readonly id: string;
  readonly conversation: Conversation;
  /** Every update from number `from` on: the past ones at once, the others as they come. @returns how to leave. */
  listen(from: number, listener: Listener): () => void;
  stop(): void;
  readonly ended: Promise<void>;
}

/** Starts to write the scripted answer into `task.message`. `speed` is read before every pause. */
export function startAnswering(task: Task, store: Store, script: Script, speed: () => number): Answering {
  const id = store.ids.uuid();
  const log: Update[] = [];
  const listeners = new Set<Listener>();
  const stopping = new AbortController();
  task.message.generationId = id;

  const say = (update: Update) => {
    keep(task.message, update);
    const isBeat = update.type === 'status' && update.status === 'keepAlive';
    if (!isBeat) log.push(update);
    for (const listener of listeners) listener(update, isBeat ? undefined : log.length - 1);
  };
  const wait = (ms: number) =>
    pause(ms / speed(), undefined, { signal: stopping.signal }).catch(() => undefined);

  return {
    id,
    conversation: task.conversation,
    listen(from, listener) {
      for (const [sequence, update] of log.entries()) if (sequence >= from) listener(update, sequence);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => stopping.abort(),
    ended: perform(task, store, script, { say, wait, stopped: stopping.signal }),
  };
}

interface Voice {
  say(update: Update): void;
  wait(ms: number): Promise<unknown>;
  readonly stopped: AbortSignal;
}

async function perform(task: Task, store: Store, script: Script, voice: Voice): Promise<void> {
  const { say, wait, stopped } = voice;
  const { conversation, message } = task;
  const beat = setInterval(() => say({ type: 'status', status: 'keepAlive' }), PACE.keepAlive);
  try {
    say({ type: 'status', status: 'started' });
    await wait(PACE.start);
    if (task.isFirst) {
      conversation.title = titleFor(task.prompt);
      say({ type: 'title', title: conversation.title });
    }
    const pick = conversation.model === ROUTER_ID ? script.pickFor(task.prompt) : undefined;
    const model = pick?.model ?? conversation.model;
    if (pick) {
      await wait(PACE.route);
      say({ type: 'routerMetadata', route: pick.route, model });
    }
    const said = script.answerTo(task.prompt, model, task.attempt);
    if (said.error) {
      say({ type: 'status', status: 'error', message: `${lastSegment(model)} could not be reached.` });
      return;
    }
    await speak(said, store, message, voice);
    const text = stopped.aborted ? cutBack(message.content) : message.content;
    say({ type: 'finalAnswer', text, interrupted: stopped.aborted });
    const provider = store.generation === 'A' ? '' : providerOf(model);
    if (provider && !stopped.aborted) say({ type: 'routerMetadata', route: '', model: '', provider });
    say({ type: 'status', status: 'finished' });
  } finally {
    clearInterval(beat);
    message.updatedAt = store.now();
    conversation.updatedAt = message.updatedAt;
  }
}

async function speak(said: ScriptedAnswer, store: Store, message: Message, voice: Voice): Promise<void> {
  const { say, wait, stopped } = voice;
  const pace = PACE.chunk * (said.pace ?? 1);
  const stream = async (text: string, asUpdate: (token: string) => Update) => {
    for (const chunk of cutIntoChunks(text)) {
      if (stopped.aborted) return;
      say(asUpdate(chunk.padEnd(16, '\0')));
      await wait(pace);
    }
  };
  const asStream = (token: string): Update => ({ type: 'stream', token });
  if (said.think && store.generation === 'A') {
    await stream(said.think, (token) => ({
      type: 'reasoning',
      subtype: 'stream',
      token: token.replaceAll('\0', ''),
    }));
  } else if (said.think) {
    await stream(`<think>\n${said.think}\n</think>\n\n`, asStream);
  }
  let from = 0;
  for (const tool of said.tools ?? []) {
    await stream(said.answer.slice(from, tool.at), asStream);
    if (stopped.aborted) return;
    from = tool.at;
    const at = message.content.length;
    say({ type: 'tool', subtype: 'call', name: tool.name, text: '', at });
    await wait(PACE.tool);
    say({ type: 'tool', subtype: 'result', name: tool.name, text: tool.text, at });
  }
  await stream(said.answer.slice(from), asStream);
}

/** The server keeps route and model when the closing router update names only the provider; the page does not. */
function keep(message: Message, update: Update): void {
  applyUpdate(message, update);
  if (update.type !== 'routerMetadata') return;
  const before = message.routerMetadata;
  message.routerMetadata = {
    route: update.route || before?.route || '',
    model: update.model || before?.model || '',
    provider: update.provider ?? before?.provider ?? '',
  };
}

function titleFor(prompt: string): string {
  const line = prompt.trim().split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
