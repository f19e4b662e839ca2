import { type Report, reportSchema } from '../../utils/reports/schema.ts';
import type { Intake, Kept } from '../store/intake.ts';
import type { ReportRow } from '../store/tables.ts';
import { receiptOf, rowOf } from './row.ts';
import { isOlder, type SpamRules } from './spam.ts';

/** What became of one report of a request. */
export interface Result {
  /** As sent, where it was readable; else empty. */
  readonly id: string;
  readonly outcome: Kept | 'rejected';
  /** Empty unless it is kept. */
  readonly receipt: string;
  /** Why it is rejected, in conflict or held, in words; else empty. */
  readonly reason: string;
  /** A rule put it aside: it is kept, and a person looks at it before it counts. */
  readonly held: boolean;
}

export interface Receiving {
  readonly intake: Pick<Intake, 'keep'>;
  readonly spam: SpamRules;
  readonly minExtension: string;
  readonly isBlocked: (reporterTag: string) => boolean;
  readonly today: () => string;
}

const rejected = (id: string, reason: string): Result => ({
  id,
  outcome: 'rejected',
  receipt: '',
  reason,
  held: false,
});

/**
 * Takes reports in. Each is judged by itself; those that can be kept are kept together.
 * @returns one result for each, in order; when it resolves, what is `accepted` is on the disk
 * @throws StoreDown: none of them is kept
 */
export async function receive(values: readonly unknown[], receiving: Receiving): Promise<Result[]> {
  const judged = values.map((value) => judge(value, receiving));
  const rows = judged.filter((one): one is ReportRow => 'secret_hash' in one);
  const kept = await receiving.intake.keep(rows);
  const outcomes = new Map(rows.map((row, at) => [row, kept[at]]));
  return judged.map((one) => {
    if (!('secret_hash' in one)) return one;
    const outcome = outcomes.get(one) ?? 'conflict';
    const isKept = outcome !== 'conflict';
    const reason = isKept ? one.reason : 'another report has this id';
    return {
      id: one.id,
      outcome,
      receipt: isKept ? receiptOf(one.id) : '',
      reason,
      held: isKept && one.state === 'held',
    };
  });
}

function judge(value: unknown, { spam, minExtension, isBlocked, today }: Receiving): ReportRow | Result {
  const parsed = reportSchema.safeParse(value);
  if (!parsed.success) return rejected(idOf(value), explain(parsed.error.issues[0]));
  const report: Report = parsed.data;
  if (isOlder(report.versions.extension, minExtension))
    return rejected(report.id, `Unsaid ${minExtension} or newer is needed`);
  if (isBlocked(report.reporterTag))
    return rejected(report.id, 'reports of this kind are not taken any more');
  return rowOf(report, spam.judge(report), today());
}

/** Names the field, and repeats nothing of what was sent. */
function explain(issue: { path: readonly PropertyKey[]; message: string } | undefined): string {
  if (!issue) return 'this is no report';
  return `${issue.path.map(String).join('.') || 'report'}: ${issue.message}`.slice(0, 300);
}

function idOf(value: unknown): string {
  const { id } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown };
  return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? id : '';
}
