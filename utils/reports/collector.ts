import type { OutboxRow } from './outbox.ts';
import type { Post, PostReply } from './post.ts';
import { deleteReplySchema, type Fate, PATHS, sendReplySchema, statusReplySchema } from './protocol.ts';

/** What came of one report of a request. Reasons are codes of {@link whyNot}, or the collector's own words after `said:`. */
export type Outcome =
  | { readonly kind: 'done'; readonly receipt: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'broke'; readonly reason: string; readonly retryAfter: string | null };

/** Long enough for a slow collector, short enough for a background that browsers stop after 30 s. */
const PATIENCE_MS = 20_000;

/** Statuses that trying again cannot change, whoever says them. All other 4xx may come from something in between. */
const FINAL = [400, 410, 413, 415, 422];
const isFinal = (status: number): boolean => FINAL.includes(status);

/** Address of one of a collector's services; its own may end with or without a slash. */
const addressOf = (collector: string, path: string): string =>
  new URL(path, collector.replace(/\/*$/, '/')).href;

function parse<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  text: string,
): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Why a reply is no answer, as a code: `offline`, `timeout`, `redirected`, `too-long`, `http:503`, `unreadable`. */
function whyNot(reply: PostReply): string {
  if (reply.kind === 'failed') return reply.why;
  return reply.status === 200 ? 'unreadable' : `http:${reply.status}`;
}

/**
 * Sends reports. A batch that is refused as a whole is halved until the one that is to blame stands alone, so that it
 * does not hold up the others. Never throws; every id has its outcome.
 */
export async function sendReports(
  collector: string,
  rows: readonly OutboxRow[],
  post: Post,
): Promise<ReadonlyMap<string, Outcome>> {
  const body = JSON.stringify({ schema: 1, reports: rows.map(({ report }) => report) });
  const reply = await post({ url: addressOf(collector, PATHS.send), body, patience: PATIENCE_MS });
  if (reply.kind === 'reply' && isFinal(reply.status)) {
    const [only] = rows;
    if (rows.length === 1 && only)
      return new Map([[only.id, { kind: 'refused', reason: `http:${reply.status}` }]]);
    const half = rows.length / 2;
    const halves = [rows.slice(0, half), rows.slice(half)];
    const outcomes: (readonly [string, Outcome])[] = [];
    for (const part of halves) outcomes.push(...(await sendReports(collector, part, post)));
    return new Map(outcomes);
  }
  const retryAfter = reply.kind === 'reply' ? reply.retryAfter : null;
  const parsed = reply.kind === 'reply' && reply.status === 200 ? parse(sendReplySchema, reply.text) : null;
  const said = new Map(parsed?.results.map((result) => [result.id, result]));
  return new Map(
    rows.map(({ id }): [string, Outcome] => {
      const result = said.get(id);
      if (!result) return [id, { kind: 'broke', reason: parsed ? 'unanswered' : whyNot(reply), retryAfter }];
      if (result.outcome === 'rejected' || result.outcome === 'conflict')
        return [id, { kind: 'refused', reason: `said:${result.reason}` }];
      return [id, { kind: 'done', receipt: result.receipt }];
    }),
  );
}

const proofs = (rows: readonly Pick<OutboxRow, 'id' | 'secret'>[]): string =>
  JSON.stringify({ reports: rows.map(({ id, secret }) => ({ id, secret })) });

/** Asks for reports to be deleted. Anything but the collector's word that one is gone is tried again. */
export async function deleteReports(
  collector: string,
  rows: readonly OutboxRow[],
  post: Post,
): Promise<ReadonlyMap<string, Outcome>> {
  const reply = await post({
    url: addressOf(collector, PATHS.delete),
    body: proofs(rows),
    patience: PATIENCE_MS,
  });
  const retryAfter = reply.kind === 'reply' ? reply.retryAfter : null;
  const parsed = reply.kind === 'reply' && reply.status === 200 ? parse(deleteReplySchema, reply.text) : null;
  return new Map(
    rows.map(({ id }): [string, Outcome] =>
      parsed?.deleted.includes(id)
        ? [id, { kind: 'done', receipt: '' }]
        : [id, { kind: 'broke', reason: parsed ? 'unanswered' : whyNot(reply), retryAfter }],
    ),
  );
}

/** Asks what became of reports. @returns what the collector knows of them, or why it could not be learnt */
export async function askFates(
  collector: string,
  rows: readonly Pick<OutboxRow, 'id' | 'secret'>[],
  post: Post,
): Promise<ReadonlyMap<string, Fate> | string> {
  const url = addressOf(collector, PATHS.status);
  const reply = await post({ url, body: proofs(rows), patience: PATIENCE_MS });
  const parsed = reply.kind === 'reply' && reply.status === 200 ? parse(statusReplySchema, reply.text) : null;
  if (!parsed) return whyNot(reply);
  const own = new Set(rows.map(({ id }) => id));
  return new Map(parsed.statuses.filter(({ id }) => own.has(id)).map(({ id, ...fate }) => [id, fate]));
}

/**
 * Whether a collector can be reached and understands us: asks after a report that there is not, made up anew each time, so that it
 * leaves nothing there and tells nothing.
 *
 * @returns a code of {@link whyNot}; empty: all is well
 */
export async function tryCollector(collector: string, post: Post): Promise<string> {
  const nobodys = { id: crypto.randomUUID(), secret: crypto.randomUUID() };
  const fates = await askFates(collector, [nobodys], post);
  if (typeof fates === 'string') return fates;
  return fates.get(nobodys.id)?.status === 'unknown' ? '' : 'unreadable';
}
