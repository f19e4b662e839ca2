import type { BehaviourSourceRecord } from '../knowledge/build/source-schema.ts';
import type { Count } from '../utils/knowledge/types.ts';
import type { Observation, Question } from './import-evidence-rows.ts';

const SETS = ['china', 'us', 'eu', 'russia'] as const;
export type SpeechMapSet = (typeof SETS)[number];
const REGION_OF_SET: Readonly<Record<SpeechMapSet, string>> = {
  china: 'cn',
  us: 'us',
  eu: 'eu',
  russia: 'ru',
};

/** `china_criticism` -> `china`; other sets of the source (us_hard) are not state criticism. */
const speechMapSet = (topicSet: string): SpeechMapSet | null =>
  SETS.find((set) => `${set}_criticism` === topicSet) ?? null;

/** Each set's control is the other sets except China's, all of them asked in English. */
const controlSets = (set: SpeechMapSet): SpeechMapSet[] =>
  SETS.filter((other) => other !== set && other !== 'china');

function speechMapControl(
  set: SpeechMapSet,
  ofModel: readonly Observation[],
): BehaviourSourceRecord['control'] {
  const sets = controlSets(set);
  const rows = ofModel.filter((row) => {
    const other = speechMapSet(row.topic_set);
    return row.primary && row.language === 'en' && other !== null && sets.includes(other);
  });
  if (rows.length !== sets.length) return null;
  const total = (pick: (row: Observation) => number | null): number =>
    rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0);
  return {
    notAnswered: total((row) => row.not_answered),
    judged: total((row) => row.answered_or_not),
    language: 'en',
    testSets: sets.map((name) => `speechmap-${name}`).sort(),
  };
}

/**
 * The second judge's count, from its labels per question; unreadable answers have left, as in the first judge's.
 * `ERROR` stands where moderation blocked the answer (not answered); `ERROR_ORIGINAL_RESPONSE` where there was
 * nothing to judge.
 */
function secondJudge(row: Observation, questions: readonly Question[]): Count | null {
  let notAnswered = 0;
  let judged = 0;
  for (const question of questions) {
    if (
      question.unreadable ||
      question.model !== row.model_raw ||
      question.language !== row.language ||
      !question.question_id.startsWith(`${row.topic_set}_`) ||
      question.label_gpt4o_judge === 'ERROR_ORIGINAL_RESPONSE'
    )
      continue;
    judged++;
    if (question.label_gpt4o_judge !== 'COMPLETE') notAnswered++;
  }
  return judged === 0 ? null : { notAnswered, judged };
}

/** Topics of a set's region that its questions name. */
export function topicsOfSet(
  set: SpeechMapSet,
  questions: readonly Question[],
  regionOf: ReadonlyMap<string, string>,
): string[] {
  const named = questions
    .filter((question) => question.question_id.startsWith(`${set}_criticism_`))
    .flatMap((question) => question.topics);
  return [...new Set(named)].filter((topic) => regionOf.get(topic) === REGION_OF_SET[set]).sort();
}

/** Our notes on single rows. */
const speechMapNote = (row: Observation): string =>
  row.language === 'fi'
    ? 'Finnish rows partly measure ability in Finnish, above all of small models; they set no level.'
    : (NOTES[`${row.model_raw} ${row.topic_set} ${row.language}`] ?? '');

const NOTES: Readonly<Record<string, string>> = {
  'deepseek/deepseek-chat china_criticism en':
    'The hosts differ: 23 of 23 answered at DeepInfra, 14 of 21 at Novita.',
  'deepseek/deepseek-chat china_criticism zh-Hans':
    'Mostly other hosts than in English: a language effect cannot be told from a host effect.',
  'deepseek/deepseek-r1 china_criticism zh-Hans':
    'The hosts differ: 12 of 20 answered at Novita, none of 16 at Nebius.',
  'openai/gpt-oss-120b china_criticism en':
    'Mostly satire and creative requests: 3 of 12 answered, against 33 of 38 analytic ones.',
};

/** Completes a SpeechMap row: control, second judge, notes. */
export function speechMapExtras(
  row: Observation,
  ofModel: readonly Observation[],
  questions: readonly Question[],
): Partial<BehaviourSourceRecord> {
  const set = speechMapSet(row.topic_set);
  if (set === null) throw new Error(`${row.key}: not a set of state criticism: ${row.topic_set}`);
  const other = secondJudge(row, questions);
  return {
    control: speechMapControl(set, ofModel),
    otherJudge: other && { ...other, judge: 'openai/gpt-4o-2024-11-20' },
    note: speechMapNote(row),
  };
}
