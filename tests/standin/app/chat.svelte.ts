import { applyUpdate, hasFailed, isFinished } from '../apply-update.ts';
import type { Conversation, Message, Update } from '../types.ts';
import { fetchConversation, type Inputs, postJson, streamAnswer } from './page-api.ts';
import type { PageApp } from './page-app.svelte.ts';
import { addPageMessage, alternativesOf, visiblePath } from './tree.ts';

/** How often streamed text reaches the page, and how often older pages ask for an answer they have lost. */
const FLUSH_MS = 40;
const POLL_MS = 500;

/** What is still to be sent when a conversation opens. */
export type Pending =
  | { readonly kind: 'prompt'; readonly text: string }
  | { readonly kind: 'retry'; readonly messageId: string };

/** An open conversation: its messages, the visible branch, and the answer being written. */
export class Chat {
  readonly app: PageApp;
  conversation: Conversation;
  leafId: string | undefined;
  /** An answer is being written. Page-wide: action rows of all messages depend on it. */
  loading = $state(false);
  /** The element that stands for the answer before the page has made its messages. */
  placeholder = $state(false);
  /** What the router has told about the answer being written. */
  routing = $state.raw<{ route: string; model: string }>();
  path: Message[] = $derived.by(() => visiblePath(this.conversation, this.leafId));
  failed = $derived.by(() => {
    const last = this.path.at(-1);
    return !this.loading && last !== undefined && last.from === 'assistant' && hasFailed(last);
  });
  /** The text that has arrived but is not shown yet, and the message it belongs to. */
  #waiting: { message: Message; updates: Update[] } | undefined;
  #flushTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #leaving = new AbortController();
  #reading = new AbortController();

  constructor(app: PageApp, conversation: Conversation, leafId: string | undefined) {
    this.app = app;
    this.conversation = $state(conversation);
    this.leafId = $state(leafId);
  }

  get id(): string {
    return this.conversation.id;
  }

  get isRouted(): boolean {
    return this.app.isRouter(this.conversation.model);
  }

  get isWithdrawn(): boolean {
    return !this.app.isOffered(this.conversation.model);
  }

  alternatives(message: Message): string[] {
    return alternativesOf(this.conversation, message);
  }

  /** Called in the browser when the conversation is shown: picks the last seen branch, goes on with what is unfinished. */
  arrive(pending: Pending | undefined): void {
    const stored = localStorage.getItem('leafId');
    if (!this.leafId && this.conversation.messages.some(({ id }) => id === stored))
      this.leafId = stored ?? undefined;
    if (pending) {
      setTimeout(() => this.#send(pending), this.app.gaps.firstSend);
      return;
    }
    const last = this.path.at(-1);
    if (last?.from === 'assistant' && !isFinished(last)) {
      setTimeout(() => void this.#reattach(last), this.app.gaps.reattach);
    }
  }

  /** The answer goes on at the server. */
  leave(): void {
    this.#leaving.abort();
    this.#reading.abort();
    clearTimeout(this.#flushTimer);
  }

  submit(text: string): void {
    if (this.loading || text.trim() === '') return;
    if (this.conversation.shared) return void this.app.startConversation({ kind: 'prompt', text }, this.id);
    const parent = this.path.at(-1) ?? this.conversation.messages[0];
    void this.#run({ inputs: text, id: parent?.id, is_retry: false }, () =>
      addPageMessage(this.conversation, 'user', text, parent),
    );
  }

  /** Writes an answer again, as a new branch. */
  retry(message: Message): void {
    if (this.loading) return;
    if (this.conversation.shared) {
      return void this.app.startConversation({ kind: 'retry', messageId: message.id }, this.id);
    }
    const user = this.#find(message.ancestors.at(-1));
    void this.#run({ inputs: user?.content ?? '', id: message.id, is_retry: true }, () => user);
  }

  /** Puts a prompt in other words, as a new branch. */
  edit(message: Message, text: string): void {
    if (this.loading) return;
    void this.#run({ inputs: text, id: message.id, is_retry: true }, () =>
      addPageMessage(this.conversation, 'user', text, this.#find(message.ancestors.at(-1))),
    );
  }

  showBranch(messageId: string): void {
    this.leafId = messageId;
    this.#storeLeaf();
  }

  /** Ends the answer: shown as finished at once, refetched half a second later. */
  async stop(): Promise<void> {
    if (!this.loading) return;
    this.#reading.abort();
    this.#flush();
    this.loading = false;
    this.routing = undefined;
    await postJson(`conversation/${this.id}/stop-generating`, {});
    await this.#refetchAfter(this.app.gaps.stopSwap);
  }

  async switchModel(model: string): Promise<void> {
    await postJson(`conversation/${this.id}`, { model }, 'PATCH');
    await this.#refetchAfter(0);
  }

  #send(pending: Pending): void {
    if (this.#leaving.signal.aborted) return;
    const message = pending.kind === 'retry' ? this.#find(pending.messageId) : undefined;
    if (pending.kind === 'prompt') this.submit(pending.text);
    else if (message) this.retry(message);
  }

  /** Streams one answer below the prompt that `prepare` gives, then takes the server's version of the conversation. */
  async #run(inputs: Inputs, prepare: () => Message | undefined): Promise<void> {
    this.loading = true;
    this.placeholder = true;
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    const updates = streamAnswer(this.id, inputs, signal);
    await pause(this.app.gaps.placeholder);
    this.placeholder = false;
    if (signal.aborted) return;
    const message = addPageMessage(this.conversation, 'assistant', '', prepare());
    this.leafId = message.id;
    try {
      for await (const update of updates) await this.#take(message, update, signal);
    } catch {
      // Left, stopped, or the server refused.
      if (signal.aborted) return;
      applyUpdate(message, { type: 'status', status: 'error' });
    }
    this.#settle();
    await this.#refetchAfter(this.app.gaps.swap);
  }

  async #take(message: Message, update: Update, signal: AbortSignal): Promise<void> {
    if (update.type === 'stream' || update.type === 'reasoning') return this.#hold(message, update);
    this.#flush();
    applyUpdate(message, update);
    if (update.type === 'title') {
      this.conversation.title = update.title;
      this.app.setTitle(this.id, update.title);
    } else if (update.type === 'finalAnswer') {
      this.#settle();
      await pause(this.app.gaps.omniBlank);
    } else if (update.type === 'routerMetadata' && !signal.aborted) {
      // The closing update has an empty route and model and wins all the same; the provider waits for the refetch.
      message.routerMetadata = { route: update.route, model: update.model };
      if (update.model) this.routing = { route: update.route, model: update.model };
    }
  }

  #settle(): void {
    this.#flush();
    this.loading = false;
    this.routing = undefined;
  }

  /** Text is shown in batches. */
  #hold(message: Message, update: Update): void {
    if (this.#waiting?.message !== message) this.#flush();
    this.#waiting ??= { message, updates: [] };
    this.#waiting.updates.push(update);
    this.#flushTimer ??= setTimeout(() => this.#flush(), FLUSH_MS);
  }

  #flush(): void {
    clearTimeout(this.#flushTimer);
    this.#flushTimer = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const update of waiting?.updates ?? []) if (waiting) applyUpdate(waiting.message, update);
  }

  /** Takes the server's messages: elements with page-made ids go, new ones with the server's ids come. */
  async #refetchAfter(ms: number): Promise<void> {
    await pause(ms);
    if (this.#leaving.signal.aborted) return;
    const fresh = await fetchConversation(this.id, this.app.generation).catch(() => undefined);
    if (!fresh || this.loading || this.#leaving.signal.aborted) return;
    const isKnown = fresh.messages.some(({ id }) => id === this.leafId);
    this.conversation = fresh;
    if (!isKnown) this.leafId = fresh.messages.findLast(({ children }) => children.length === 0)?.id;
    this.#storeLeaf();
  }

  /** Comes back to an answer that is still being written: by events in the newest page, by asking again before. */
  async #reattach(message: Message): Promise<void> {
    if (this.#leaving.signal.aborted || this.loading) return;
    this.loading = true;
    this.#reading = new AbortController();
    if (this.app.generation === 'C') await this.#readEvents(message, this.#reading.signal);
    else await this.#poll(this.#reading.signal);
    if (this.#reading.signal.aborted) return;
    this.#settle();
    await this.#refetchAfter(this.app.gaps.swap);
  }

  #readEvents(message: Message, signal: AbortSignal): Promise<void> {
    const query = new URLSearchParams({ generationId: message.generationId ?? '', fromSeq: '0' });
    const source = new EventSource(`/chat/conversation/${this.id}/stream?${query}`);
    let isFirst = true;
    return new Promise((resolve) => {
      const finish = () => {
        source.close();
        resolve();
      };
      source.addEventListener('update', ({ data }) => {
        // All that was said so far comes again at once and replaces what the server had rendered.
        if (isFirst) Object.assign(message, { content: '', reasoning: message.reasoning && '' });
        isFirst = false;
        void this.#take(message, JSON.parse(data).update, signal);
      });
      source.addEventListener('end', finish);
      source.addEventListener('error', finish);
      signal.addEventListener('abort', finish);
    });
  }

  async #poll(signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(POLL_MS);
      if (signal.aborted) return;
      const fresh = await fetchConversation(this.id, this.app.generation);
      if (!fresh || signal.aborted) return;
      this.conversation = fresh;
      const last = this.path.at(-1);
      if (!last || isFinished(last)) return;
    }
  }

  #find(id: string | undefined): Message | undefined {
    return this.conversation.messages.find((message) => message.id === id);
  }

  #storeLeaf(): void {
    const last = this.path.at(-1);
    if (last) localStorage.setItem('leafId', last.id);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
