import type { Assessment } from '../assess-types.ts';
import type { Answer } from '../huggingchat/types.ts';
import { z } from '../zod.ts';
import { hashSecret, hourOf, newReportId, newSecret, reporterTag } from './identity.ts';
import { redact } from './redact.ts';
import { LIMITS, type Report, type ReportKind, reportSchema } from './schema.ts';

const about = reportSchema.pick({
  model: true,
  provider: true,
  route: true,
  modelFrom: true,
  source: true,
  language: true,
  topics: true,
  assessed: true,
  versions: true,
});

/** What the reader may change before sending. Texts are as in a report: redacted, no longer than it may be. */
export const wordsSchema = reportSchema.pick({ kind: true, comment: true }).extend({
  prompt: z.string().max(LIMITS.prompt),
  answer: z.string().max(LIMITS.answer),
});
export type ReportWords = z.infer<typeof wordsSchema>;

/** A report that is not one yet: redacted, and still to be agreed to. Has no id, no secret and no tag. */
export const draftSchema = z.strictObject({
  /** Of the page; stays on this machine, where it ties the report to its badge. */
  messageId: z.guid(),
  /** Somebody else's words: they can't be sent. */
  shared: z.boolean(),
  cut: z.boolean(),
  words: wordsSchema,
  about,
});
export type Draft = z.infer<typeof draftSchema>;

interface Versions {
  readonly detector: string;
  readonly list: number;
  readonly extension: string;
}

/** Ids of models and providers come from the page: what is none is left out rather than refused. */
const clean = <T extends string>(schema: z.ZodType<T>, value: string, otherwise: T): T => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : otherwise;
};

const limited = (text: string, max: number): string => {
  const cut = text.slice(0, max);
  // Half a character (a surrogate on its own) could not be encoded.
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
};

/** Which kind a report is until the reader says otherwise. */
function kindOf({ signal }: Assessment): ReportKind {
  return signal === 'refusal' || signal === 'evasion' ? signal : 'other';
}

/**
 * Makes a draft of an answer and what was concluded about it. Redaction comes before cutting: half a secret would not be
 * recognised. Pure.
 *
 * @param kind the reader's, where the control that was pressed says it
 */
export function makeDraft(
  answer: Answer,
  assessment: Assessment,
  versions: Versions,
  kind: ReportKind | null = null,
): Draft {
  const { model, shared } = answer;
  const { shape } = about;
  const prompt = redact(answer.prompt);
  const text = redact(answer.text);
  const first = assessment.perTopic[0]?.topic;
  const topics = [...new Set([...(first ? [first] : []), ...assessment.topics])];
  return {
    messageId: answer.messageId,
    shared,
    cut: !shared && (prompt.length > LIMITS.prompt || text.length > LIMITS.answer),
    words: {
      kind: kind ?? kindOf(assessment),
      comment: '',
      prompt: shared ? '' : limited(prompt, LIMITS.prompt),
      answer: shared ? '' : limited(text, LIMITS.answer),
    },
    about: {
      model: clean(shape.model, model.id, ''),
      provider: clean(shape.provider, model.provider, ''),
      route: clean(shape.route, model.route, ''),
      modelFrom: model.origin,
      source: answer.source,
      language: assessment.language,
      topics,
      assessed: { level: assessment.level, signal: assessment.signal, score: assessment.score },
      versions,
    },
  };
}

/** The reader's own words, redacted like all others and no longer than allowed. */
export const redactWords = ({ kind, comment, prompt, answer }: ReportWords): ReportWords => ({
  kind,
  comment: limited(redact(comment), LIMITS.comment),
  prompt: limited(redact(prompt), LIMITS.prompt),
  answer: limited(redact(answer), LIMITS.answer),
});

export type ReportContent = Omit<Report, 'id' | 'secretHash' | 'reporterTag' | 'created'>;

/**
 * What would be sent, but for the id, hash, tag and hour, which are made when it is kept. The preview shows this, and
 * the outbox keeps this. Pure.
 *
 * @param includeText the reader's choice; a shared snapshot never has text
 */
export function contentOf(draft: Draft, edited: ReportWords, includeText: boolean): ReportContent {
  const { kind, comment, prompt, answer } = redactWords(edited);
  const changed = prompt !== draft.words.prompt || answer !== draft.words.answer;
  return {
    schema: 1,
    kind,
    comment,
    ...draft.about,
    text: includeText && !draft.shared ? { prompt, answer, edited: changed, cut: draft.cut } : null,
  };
}

/** Gives the content its id, hash, tag and hour. @returns the report, and the secret that stays here. */
export async function sealReport(
  content: ReportContent,
  installSecret: string,
  now: Date,
): Promise<{ readonly report: Report; readonly secret: string }> {
  const secret = newSecret();
  const hour = hourOf(now);
  const cell = { model: content.model, topic: content.topics[0] ?? '', hour };
  const report: Report = {
    ...content,
    id: newReportId(),
    secretHash: await hashSecret(secret),
    reporterTag: await reporterTag(installSecret, cell),
    created: hour,
  };
  return { report: reportSchema.parse(report), secret };
}
