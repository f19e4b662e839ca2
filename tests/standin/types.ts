/** Values that travel between the stand-in's server and its page; shapes follow the page contract, not any source. */

/** `A` 2024-11 to 2025-09, `B` 2025-09 to 2026-02, `C` since 2026-02. */
export type Generation = 'A' | 'B' | 'C';

interface RouterMetadata {
  readonly route: string;
  /** Hub id; empty in a closing update, which only names the provider. */
  readonly model: string;
  readonly provider?: string;
}

/** One line of the answer stream; the finished ones are kept in `message.updates`. */
export type Update =
  | {
      readonly type: 'status';
      readonly status: 'started' | 'keepAlive' | 'finished' | 'error';
      readonly message?: string;
    }
  | { readonly type: 'title'; readonly title: string }
  | ({ readonly type: 'routerMetadata' } & RouterMetadata)
  | { readonly type: 'stream'; readonly token: string }
  | {
      readonly type: 'reasoning';
      readonly subtype: 'stream' | 'status';
      readonly token?: string;
      readonly status?: string;
    }
  | {
      readonly type: 'tool';
      readonly subtype: 'call' | 'result';
      readonly name: string;
      readonly text: string;
      /** Length of the answer's text when the tool ran; the page cuts its text blocks there. */
      readonly at: number;
    }
  | { readonly type: 'finalAnswer'; readonly text: string; readonly interrupted: boolean };

export interface Message {
  id: string;
  from: 'system' | 'user' | 'assistant';
  content: string;
  createdAt: Date;
  updatedAt: Date;
  ancestors: string[];
  children: string[];
  files: string[];
  updates: Update[];
  interrupted: boolean;
  generationId?: string;
  routerMetadata?: RouterMetadata;
  /** Generation A only: there the reasoning is not part of `content`. */
  reasoning?: string;
}

export interface Conversation {
  id: string;
  title: string;
  model: string;
  modelId: string;
  preprompt: string;
  rootMessageId: string;
  updatedAt: Date;
  shared: boolean;
  messages: Message[];
}

export interface ConversationSummary {
  readonly id: string;
  readonly title: string;
  readonly updatedAt: Date;
  readonly model: string;
  readonly modelId: string;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly isRouter: boolean;
  readonly multimodal: boolean;
  readonly supportsTools: boolean;
  readonly supportsReasoning: boolean;
  readonly unlisted: boolean;
}

export interface Settings {
  activeModel: string;
  streamingMode: string;
  providerOverrides: Record<string, string>;
  reasoningEffortOverrides: Record<string, string>;
}

/** Pauses of the page in milliseconds; the defaults lie inside the ranges measured on the real page. */
export interface Gaps {
  /** From the loading of the page's script to its hydration; raise it to see who touches the page too early. */
  readonly hydration: number;
  /** Life of the placeholder element at the start of an answer (5 to 25). */
  readonly placeholder: number;
  /** From a conversation page's first paint to the sending of the prompt that opened it (about 25). */
  readonly firstSend: number;
  /** From the end of an answer to the refetch that swaps the ids (30 to 500). */
  readonly swap: number;
  /** The same after "Stop generating" (about 500). */
  readonly stopSwap: number;
  /** From Retry and link being shown to the closing router update that blanks the link (about 3). */
  readonly omniBlank: number;
  /** From DOMContentLoaded to the removal of the server-rendered data tags, generation C (30 to 50). */
  readonly dataTags: number;
  /** From a reload in mid-stream to the page knowing that an answer is being written (about 40). */
  readonly reattach: number;
  /** How long the model line says only "Routing" (500 or more). */
  readonly routing: number;
}

export type View =
  | { readonly kind: 'home' }
  | { readonly kind: 'model'; readonly id: string }
  | { readonly kind: 'models' }
  | { readonly kind: 'settings'; readonly section: string }
  | { readonly kind: 'share'; readonly id: string }
  | { readonly kind: 'conversation'; readonly conversation: Conversation };

/** Everything the page is rendered from, on the server and again when it hydrates. */
export interface PageData {
  readonly generation: Generation;
  readonly gaps: Gaps;
  /** Messages carry no `data-message-*`: a page that has changed beyond reading. */
  readonly unmarked: boolean;
  readonly view: View;
  readonly search: string;
  readonly models: readonly Model[];
  readonly settings: Settings;
  readonly conversations: readonly ConversationSummary[];
}
