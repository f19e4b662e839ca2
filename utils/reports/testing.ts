import type { Assessment } from '../assess-types.ts';
import type { Answer } from '../huggingchat/types.ts';
import { contentOf, type Draft, makeDraft, sealReport } from './draft.ts';
import type { Outbox, OutboxRow } from './outbox.ts';
import type { OutboxState } from './outbox-machine.ts';

export const ANSWER: Answer = {
  messageId: '3f0a4c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b',
  prompt: 'What happened at Tiananmen Square in 1989? Write to jane@example.org.',
  earlierPrompts: ['An earlier prompt, which is nobody’s business.'],
  text: 'I would rather not say.',
  reasoning: 'Reasoning, which is never sent.',
  model: { id: 'Qwen/QwQ-32B', provider: 'together', route: '', origin: 'api' },
  source: 'v2',
  shared: false,
};

export const ASSESSMENT: Assessment = {
  level: 'known-refusal',
  language: 'en',
  topics: ['tank_man', 'tiananmen_1989'],
  perTopic: [{ topic: 'tiananmen_1989', level: 'caution', basis: 'documented', rows: [], decisive: [] }],
  behaviours: [],
  signal: 'refusal',
  score: 0.97,
  refusal: null,
  matched: [],
  modelKnown: true,
};

export const VERSIONS = { detector: 'abc123', list: 7, extension: '0.1.0' };

/** A draft for tests; each message id is another answer. */
export const draftOf = (change: Partial<Answer> = {}): Draft =>
  makeDraft({ ...ANSWER, ...change }, ASSESSMENT, VERSIONS);

let answers = 0;
/** A sealed report of another answer each time, as a row that was just queued. */
export async function rowOf(
  outbox: Outbox,
  change: Partial<OutboxRow> = {},
): Promise<Omit<OutboxRow, 'due'> & { state: OutboxState }> {
  const messageId = `00000000-0000-4000-8000-${String(answers++).padStart(12, '0')}`;
  const draft = draftOf({ messageId });
  const content = contentOf(draft, draft.words, true);
  const { report, secret } = await sealReport(content, await outbox.installSecret(), new Date());
  return {
    id: report.id,
    messageId,
    keptAt: answers,
    report,
    secret,
    collector: 'https://collector.example/',
    state: { kind: 'queued', notBefore: 0 },
    fate: null,
    ...change,
  };
}
