import superjson from 'superjson';
import type { ConversationSummary, Gaps, Generation, Model, PageData, Settings, View } from '../types.ts';
import { Chat, type Pending } from './chat.svelte.ts';
import { fetchConversation, postJson } from './page-api.ts';

const MAX_QUERY = 10_000;

/** The whole page: its router and what all its views share. */
export class PageApp {
  readonly generation: Generation;
  readonly gaps: Gaps;
  readonly unmarked: boolean;
  readonly models: readonly Model[];
  settings: Settings;
  conversations: readonly ConversationSummary[];
  view: View;
  /** The open conversation, if the view is one. */
  chat: Chat | undefined;
  /** Text that a link put into the composer. */
  prefill = $state('');
  /** A new conversation is being made on the server. */
  creating = $state(false);
  /** Address shown in the share dialog. */
  shareLink = $state<string>();
  menuOpen = $state(false);

  constructor(data: PageData) {
    this.generation = data.generation;
    this.gaps = data.gaps;
    this.unmarked = data.unmarked;
    this.models = data.models;
    this.settings = $state(data.settings);
    this.conversations = $state.raw(data.conversations);
    this.view = $state.raw(data.view);
    this.chat = $state.raw(this.#chatFor(data.view, new URLSearchParams(data.search)));
  }

  isRouter(id: string): boolean {
    return this.models.some((model) => model.id === id && model.isRouter);
  }

  isOffered(id: string): boolean {
    return this.models.some((model) => model.id === id);
  }

  /** The model that a new chat would use. */
  get newChatModel(): string {
    return this.view.kind === 'model' ? this.view.id : this.settings.activeModel;
  }

  /** Takes over links, history and keys until `signal` aborts; then does what the address asks for. */
  mount(signal: AbortSignal): void {
    document.addEventListener('click', (event) => this.#followLink(event), { signal });
    window.addEventListener('popstate', () => void this.#load(location.href), { signal });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && this.chat?.loading) void this.chat.stop();
      },
      { signal },
    );
    signal.addEventListener('abort', () => this.chat?.leave());
    this.#arrive(undefined);
  }

  /** Goes to an address of this page without reloading; the address changes when the new view's data are here. */
  async navigate(
    path: string,
    options: { replace?: boolean; pending?: Pending; view?: View } = {},
  ): Promise<void> {
    const view = options.view ?? (await this.#viewFor(new URL(path, location.href)));
    if (!view) return this.navigate('/chat/', { replace: true });
    if (options.replace) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
    this.#show(view, options.pending);
  }

  async setActiveModel(id: string): Promise<void> {
    this.settings.activeModel = id;
    const path = this.generation === 'A' ? 'settings' : 'api/v2/user/settings';
    await postJson(path, { activeModel: id });
  }

  /** Makes a conversation and opens it with the first prompt (or the retry) still to be sent. */
  async startConversation(pending: Pending, fromShare?: string): Promise<void> {
    this.creating = true;
    try {
      const response = await postJson('conversation', { model: this.newChatModel, fromShare });
      if (!response.ok) return;
      const made: { conversationId: string; conversation?: string } = await response.json();
      const conversation = made.conversation
        ? superjson.parse<Extract<View, { kind: 'conversation' }>['conversation']>(made.conversation)
        : await fetchConversation(made.conversationId, this.generation);
      if (!conversation) return;
      const { id, title, updatedAt, model, modelId } = conversation;
      this.conversations = [{ id, title, updatedAt, model, modelId }, ...this.conversations];
      const path = `/chat/conversation/${id}`;
      await this.navigate(path, { view: { kind: 'conversation', conversation }, pending });
      history.replaceState(null, '', path);
    } finally {
      this.creating = false;
    }
  }

  setTitle(id: string, title: string): void {
    this.conversations = this.conversations.map((entry) => (entry.id === id ? { ...entry, title } : entry));
  }

  async share(): Promise<void> {
    if (!this.chat) return;
    const response = await postJson(`conversation/${this.chat.id}/share`, {});
    const { shareId }: { shareId: string } = await response.json();
    this.shareLink = `${location.origin}/chat/r/${shareId}`;
  }

  #followLink(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isPlain =
      event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !isPlain || link.target || event.defaultPrevented || link.origin !== location.origin) return;
    if (!link.pathname.startsWith('/chat/')) return;
    event.preventDefault();
    this.menuOpen = false;
    void this.navigate(link.href);
  }

  async #load(href: string): Promise<void> {
    const view = await this.#viewFor(new URL(href));
    if (view && location.href === href) this.#show(view, undefined);
  }

  #show(view: View, pending: Pending | undefined): void {
    this.chat?.leave();
    this.chat = this.#chatFor(view, new URLSearchParams(location.search));
    this.view = view;
    this.#arrive(pending);
  }

  #chatFor(view: View, search: URLSearchParams): Chat | undefined {
    if (view.kind !== 'conversation') return undefined;
    return new Chat(this, view.conversation, search.get('leafId') ?? undefined);
  }

  #arrive(pending: Pending | undefined): void {
    if (this.chat) this.chat.arrive(pending);
    else if (this.view.kind === 'share')
      void this.navigate(`/chat/conversation/${this.view.id}`, { replace: true });
    else if (this.view.kind === 'home' || this.view.kind === 'model') void this.#readQuery();
  }

  /** `q` submits, `prompt` prefills, `model` makes a model active; all are dropped from the address. */
  async #readQuery(): Promise<void> {
    const search = new URLSearchParams(location.search);
    const take = (name: string) => {
      const value = search.get(name)?.slice(0, MAX_QUERY);
      search.delete(name);
      return value;
    };
    const question = take('q');
    const model = this.view.kind === 'home' ? take('model') : undefined;
    // With a question too: the real page's route does it when it loads (seen in all three generations).
    if (this.view.kind === 'model' && this.isOffered(this.view.id)) void this.setActiveModel(this.view.id);
    if (question) {
      // With `model` in the same address this starts too early, with the model that was active before; so does the real page.
      const started = this.startConversation({ kind: 'prompt', text: question });
      if (model) void this.setActiveModel(model);
      return started;
    }
    if (model) {
      await this.setActiveModel(model);
      return this.navigate(`/chat/${search.size > 0 ? `?${search}` : ''}`, { replace: true });
    }
    const prompt = this.generation === 'A' ? undefined : take('prompt');
    if (prompt) this.prefill = prompt;
    if (location.search) history.replaceState(null, '', location.pathname);
  }

  /** @returns undefined for a conversation that this session may not read. */
  async #viewFor(url: URL): Promise<View | undefined> {
    const [first, ...rest] = url.pathname.replace(/^\/chat\/?|\/$/g, '').split('/');
    const id = decodeURIComponent(rest.join('/'));
    if (first === 'models') return id ? { kind: 'model', id } : { kind: 'models' };
    if (first === 'settings') return { kind: 'settings', section: id || 'application' };
    if (first === 'r') return { kind: 'share', id };
    if (first !== 'conversation') return { kind: 'home' };
    const conversation = await fetchConversation(id, this.generation);
    return conversation && { kind: 'conversation', conversation };
  }
}
