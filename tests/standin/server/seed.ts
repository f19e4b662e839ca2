import type { Conversation, Message } from '../types.ts';
import { cutBack } from './chunks.ts';
import { providerOf, ROUTER_ID } from './models.ts';
import type { Script, ScriptedAnswer, ScriptedConversation, ScriptedTurn } from './script.ts';
import { addMessage, makeConversation, makeMessage, type Store } from './store.ts';

/** Builds a scripted conversation as the server would hold it after all its answers have ended. */
export function seedConversation(scripted: ScriptedConversation, script: Script, store: Store): Conversation {
  const conversation = makeConversation(store, scripted.id, scripted.model, scripted.title);
  let tip = conversation.messages[0];
  for (let round = 0; round < (scripted.repeat ?? 1); round++) {
    for (const turn of scripted.turns) {
      const prompt = scripted.repeat ? `${turn.prompt} (${round + 1})` : turn.prompt;
      tip = seedTurn(conversation, { ...turn, prompt }, tip, script, store);
    }
  }
  return conversation;
}

/** @returns the last answer of the turn: the branch that goes on. */
function seedTurn(
  conversation: Conversation,
  turn: ScriptedTurn,
  tip: Message | undefined,
  script: Script,
  store: Store,
): Message | undefined {
  if (turn.earlierWording) {
    const earlier = addMessage(conversation, makeMessage(store, 'user', turn.earlierWording, tip));
    seedAnswer(conversation, { prompt: turn.earlierWording }, earlier, 0, script, store);
  }
  const user = addMessage(conversation, makeMessage(store, 'user', turn.prompt, tip));
  const attempts = [turn, ...(turn.retries ?? []).map((retry) => ({ ...retry, prompt: turn.prompt }))];
  const answers = attempts.map((attempt, index) =>
    seedAnswer(conversation, attempt, user, index, script, store),
  );
  return answers.at(-1);
}

function seedAnswer(
  conversation: Conversation,
  turn: ScriptedTurn,
  user: Message,
  attempt: number,
  script: Script,
  store: Store,
): Message {
  const isRouter = conversation.model === ROUTER_ID;
  const pick = isRouter ? { ...script.pickFor(turn.prompt), ...(turn.by && { model: turn.by }) } : undefined;
  const model = turn.by ?? pick?.model ?? conversation.model;
  const said: ScriptedAnswer =
    turn.answer === undefined && !turn.error
      ? script.answerTo(turn.prompt, model, attempt)
      : { answer: '', ...turn };
  const message = addMessage(conversation, makeMessage(store, 'assistant', '', user));
  message.generationId = store.ids.uuid();
  message.updates.push({ type: 'status', status: 'started' });
  if (said.error) {
    message.updates.push({ type: 'status', status: 'error', message: 'The model could not be reached.' });
    return message;
  }
  write(message, said, turn.interrupted ?? false, store);
  describeModel(message, conversation, model, pick && { route: turn.route ?? pick.route }, store);
  message.updates.push({ type: 'status', status: 'finished' });
  return message;
}

function write(message: Message, said: ScriptedAnswer, interrupted: boolean, store: Store): void {
  const stoppedThinking = interrupted && said.answer === '';
  if (said.think && store.generation === 'A') message.reasoning = said.think;
  const think =
    said.think && store.generation !== 'A'
      ? `<think>\n${said.think}${stoppedThinking ? '' : '\n</think>\n\n'}`
      : '';
  message.content = think + (interrupted && said.answer ? cutBack(said.answer) : said.answer);
  message.interrupted = interrupted;
  for (const tool of said.tools ?? []) {
    const at = think.length + tool.at;
    message.updates.push({ type: 'tool', subtype: 'call', name: tool.name, text: '', at });
    message.updates.push({ type: 'tool', subtype: 'result', name: tool.name, text: tool.text, at });
  }
  message.updates.push({ type: 'finalAnswer', text: message.content, interrupted });
}

function describeModel(
  message: Message,
  conversation: Conversation,
  model: string,
  pick: { route: string } | undefined,
  store: Store,
): void {
  if (store.generation === 'A') return;
  const provider = providerOf(model);
  // After a switch of the conversation's model only the newest page remembers who wrote the older answers.
  const isRemembered = model !== conversation.model && store.generation === 'C';
  if (pick) {
    message.routerMetadata = { route: pick.route, model, provider };
    message.updates.unshift({ type: 'routerMetadata', route: pick.route, model });
  } else if (isRemembered || provider) {
    message.routerMetadata = { route: '', model: isRemembered ? model : '', provider };
  }
  if (provider) message.updates.push({ type: 'routerMetadata', route: '', model: '', provider });
}
