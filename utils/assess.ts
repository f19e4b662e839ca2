import { assessTopic } from './assess-topic.ts';
import type { AssessInput, Assessment, Level, TopicAssessment, TopicBasis } from './assess-types.ts';
import { bareModelId, isRouter, resolveModel } from './knowledge/resolve-model.ts';
import type { Behaviour } from './knowledge/types.ts';
import type { Knowledge } from './knowledge-index.ts';
import { REFUSAL_ALONE_THRESHOLD } from './refusal/index.ts';
import type { RefusalDetector, RefusalVerdict } from './refusal/types.ts';
import { detectLanguage } from './topics/language.ts';

/** `caution`, then `unmeasured`, then `open` (rule 1). */
const LEVEL_ORDER = { caution: 0, unmeasured: 1, open: 2 } as const;
/** Between topics of one level the badge is worded for the one known best. */
const BASIS_ORDER: Readonly<Record<TopicBasis, number>> = {
  measured: 0,
  conflict: 1,
  'per-topic': 2,
  documented: 3,
  'no-row': 4,
};

const severity = (topic: TopicAssessment): number => topic.rows[0]?.severity ?? 0;

/** Equals stay in the order of the matches: the topic that was recognised most surely comes first. */
const strongestFirst = (a: TopicAssessment, b: TopicAssessment): number =>
  LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level] ||
  BASIS_ORDER[a.basis] - BASIS_ORDER[b.basis] ||
  severity(b) - severity(a);

/** The exact weights' own behaviours; a model the list does not have has none. */
export function ownBehaviours(id: string, knowledge: Knowledge): readonly Behaviour[] {
  const model = resolveModel(id, knowledge.models);
  return (model && knowledge.byModel.get(model.id)) ?? [];
}

/**
 * What Unsaid concludes about one answer, by the deciding order of docs/deciding-order.md.
 * Pure: the same input, list and detector give the same assessment on any day.
 *
 * `modelKnown` is false where the page could not say which model wrote the answer (or named only the router); a
 * model that the list does not have is known, and `unmeasured`.
 */
export function assess(input: AssessInput, knowledge: Knowledge, detector: RefusalDetector): Assessment {
  const language = detectLanguage(input.prompt);
  const matches = knowledge
    .recognise(input.prompt, input.context)
    .filter(({ topic }) => !input.without?.includes(topic));
  const refusal = judge(input, detector);
  const own = ownBehaviours(input.model, knowledge);
  const perTopic = matches
    .map(({ topic }) => assessTopic(topic, language, own, input.provider ?? '', knowledge))
    .sort(strongestFirst);
  const level = levelOf(perTopic[0], refusal);
  return {
    level,
    language,
    topics: matches.map(({ topic }) => topic),
    perTopic,
    // A refusal outside a caution was decided by the detector, not by a behaviour.
    behaviours: level === 'refusal' ? [] : decisive(perTopic),
    signal: refusal?.signal ?? 'none',
    score: refusal?.score ?? 0,
    refusal,
    matched: matches,
    modelKnown: bareModelId(input.model) !== '' && !isRouter(input.model),
  };
}

/** An empty answer is a prompt only: there is nothing to judge. */
function judge({ answer, prompt, reasoning }: AssessInput, detector: RefusalDetector): RefusalVerdict | null {
  if (answer.trim() === '') return null;
  return detector(reasoning === undefined ? { answer, prompt } : { answer, prompt, reasoning });
}

/** Rules 1 and 8. */
function levelOf(topic: TopicAssessment | undefined, refusal: RefusalVerdict | null): Level {
  if (!topic)
    return refusal?.signal === 'refusal' && refusal.score > REFUSAL_ALONE_THRESHOLD ? 'refusal' : 'none';
  if (refusal?.signal !== 'refusal' && refusal?.signal !== 'evasion') return topic.level;
  return topic.level === 'caution' ? 'known-refusal' : 'refusal';
}

/** What decided the answer's level: the behaviours of all topics that have it, the first topic's first. */
function decisive(perTopic: readonly TopicAssessment[]): string[] {
  const [first] = perTopic;
  return [
    ...new Set(perTopic.filter(({ level }) => level === first?.level).flatMap((topic) => topic.decisive)),
  ];
}
