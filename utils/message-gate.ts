import { PRESSES } from './badge/view.ts';
import { MAX_ANSWERS, type RequestOf, type ToBackground } from './messages.ts';
import { wordsSchema } from './reports/draft.ts';
import { z } from './zod.ts';

/** What the gate looks at of a sender; a subset of `runtime.MessageSender`. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

type Part = 'content-script' | 'extension-page';

const text = (max: number) => z.string().max(max);
const modelId = text(200);

const mark = z.strictObject({
  state: z.enum(['idle', 'reading', 'paused', 'unreadable', 'no-list']),
  reason: text(300),
  found: z.number().int().min(0).max(100_000),
});

/** The page adapter caps what it reads below these; whatever is longer does not come from it. */
const answer = z.strictObject({
  // Not `uuid`, which wants a version too: the adapter takes whatever is laid out like one, and so must the gate, or
  // one odd id would cost a whole batch its badges.
  messageId: z.guid(),
  prompt: text(250_000),
  earlierPrompts: z.array(text(250_000)).max(1000),
  text: text(250_000),
  reasoning: text(250_000),
  model: z.strictObject({
    id: modelId,
    provider: modelId,
    route: modelId,
    origin: z.enum(['api', 'link', 'footer', 'none']),
  }),
  source: z.enum(['v2', 'older', 'page']),
  shared: z.boolean(),
});

const activeModel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('model'), id: modelId }),
  z.strictObject({ kind: z.literal('router'), seen: z.array(modelId).max(500) }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

/** Compared with the one in force, never asked. */
const collector = text(300);

const FROM_PAGE = ['content-script'] as const;
const FROM_OURS = ['extension-page'] as const;

/** Messages the background answers, each with the parts that may send it. Anything not here is refused. */
const ADMITTED = {
  'assess-answers': {
    from: FROM_PAGE,
    schema: z.strictObject({
      type: z.literal('assess-answers'),
      answers: z.array(answer).max(MAX_ANSWERS),
    }),
  },
  'describe-model': {
    from: FROM_PAGE,
    schema: z.strictObject({ type: z.literal('describe-model'), model: activeModel }),
  },
  'check-draft': {
    from: FROM_PAGE,
    schema: z.strictObject({
      type: z.literal('check-draft'),
      draft: text(10_000),
      context: z.array(text(250_000)).max(1000),
      model: modelId,
    }),
  },
  'hide-hint': {
    from: FROM_PAGE,
    schema: z.strictObject({ type: z.literal('hide-hint'), topic: text(100) }),
  },
  'show-profile': {
    from: FROM_PAGE,
    schema: z.strictObject({ type: z.literal('show-profile'), model: modelId.min(1) }),
  },
  'badge-css': { from: FROM_PAGE, schema: z.strictObject({ type: z.literal('badge-css') }) },
  'wake-up': { from: FROM_PAGE, schema: z.strictObject({ type: z.literal('wake-up') }) },
  'page-mark': { from: FROM_PAGE, schema: z.strictObject({ type: z.literal('page-mark'), mark }) },
  'press-report': {
    from: FROM_PAGE,
    schema: z.strictObject({ type: z.literal('press-report'), answer, press: z.enum(PRESSES) }),
  },
  'undo-report': {
    from: FROM_PAGE,
    schema: z.strictObject({ type: z.literal('undo-report'), messageId: z.guid() }),
  },
  'send-report': {
    from: FROM_OURS,
    schema: z.strictObject({
      type: z.literal('send-report'),
      draft: z.uuid(),
      words: wordsSchema,
      includeText: z.boolean(),
      collector,
    }),
  },
  'change-report': {
    from: FROM_OURS,
    schema: z.strictObject({
      type: z.literal('change-report'),
      id: z.uuid(),
      change: z.enum(['delete', 'retry', 'send']),
      collector,
    }),
  },
  'delete-reports': { from: FROM_OURS, schema: z.strictObject({ type: z.literal('delete-reports') }) },
  'try-collector': { from: FROM_OURS, schema: z.strictObject({ type: z.literal('try-collector') }) },
  'ask-fates': { from: FROM_OURS, schema: z.strictObject({ type: z.literal('ask-fates') }) },
  'list-status': { from: FROM_OURS, schema: z.strictObject({ type: z.literal('list-status') }) },
  'update-list': { from: FROM_OURS, schema: z.strictObject({ type: z.literal('update-list') }) },
  'roll-back-list': {
    from: FROM_OURS,
    schema: z.strictObject({ type: z.literal('roll-back-list'), version: z.number().int().min(1) }),
  },
} as const satisfies Record<ToBackground, { from: readonly Part[]; schema: z.ZodType }>;

export type AdmittedRequest = { [T in ToBackground]: RequestOf<T> }[ToBackground];
export type Admission =
  | { readonly ok: true; readonly message: AdmittedRequest }
  | { readonly ok: false; readonly reason: string };

/**
 * Default-deny gate of the background: a message passes only when its name is known, its shape is exact, and its
 * sender is this extension's own page or its content script in the top frame of HuggingChat.
 *
 * @param own id and origin (`chrome-extension://…`) of this extension
 */
export function admit(message: unknown, sender: Sender, own: { id: string; origin: string }): Admission {
  const part = partOf(sender, own);
  if (part === null) return refuse('the sender is not part of Unsaid');
  const name = z.object({ type: z.string() }).safeParse(message);
  if (!name.success || !Object.hasOwn(ADMITTED, name.data.type)) return refuse('unknown message');
  const rule = ADMITTED[name.data.type as keyof typeof ADMITTED];
  if (!(rule.from as readonly Part[]).includes(part)) return refuse(`${name.data.type} is not for a ${part}`);
  const parsed = rule.schema.safeParse(message);
  if (!parsed.success) return refuse(`malformed ${name.data.type}`);
  return { ok: true, message: parsed.data };
}

function refuse(reason: string): Admission {
  return { ok: false, reason };
}

function partOf(sender: Sender, own: { id: string; origin: string }): Part | null {
  if (sender.id !== own.id || sender.url === undefined || !URL.canParse(sender.url)) return null;
  const url = new URL(sender.url);
  // `origin` of moz-extension: and chrome-extension: URLs is "null" in some engines, so compare protocol and host.
  if (`${url.protocol}//${url.host}` === own.origin) return 'extension-page';
  const onHuggingChat = url.origin === 'https://huggingface.co' && /^\/chat(\/|$)/.test(url.pathname);
  return onHuggingChat && sender.frameId === 0 && sender.tab?.id !== undefined ? 'content-script' : null;
}
