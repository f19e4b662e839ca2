import { covers } from '../assess-rows.ts';
import type { Assessment, Severity, TopicAssessment } from '../assess-types.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { SCALE } from './blocks.ts';
import { pick } from './pick.ts';
import type { PillView } from './types.ts';
import type { MessageKey, Words } from './words.ts';

/** By severity; S0 and S1 never carry a warning. */
const AVOIDS = [
  'avoids_often',
  'avoids_often',
  'avoids_often',
  'avoids_very_often',
  'avoids_most',
] as const satisfies MessageKey[];
/** From this observed share on, S4 may be called "nearly always". */
const NEARLY_ALWAYS = 0.9;

const KNOWN = {
  measured: 'known_measured',
  conflict: 'known_conflict',
  'per-topic': 'known_per_topic',
  documented: 'known_documented',
  'no-row': 'known_documented',
} as const satisfies Record<TopicAssessment['basis'], MessageKey>;

/** The worded severity of a measured warning: "Often avoids such questions in Chinese". */
function avoids(words: Words, severity: Severity, share: number, where: string): string {
  const always = severity === 4 && share >= NEARLY_ALWAYS;
  return words.t(always ? 'avoids_nearly_always' : AVOIDS[severity], where);
}

function cautionText(words: Words, knowledge: Knowledge, topic: TopicAssessment): string {
  const row = pick(knowledge.behaviours, topic.decisive)[0];
  if (topic.basis === 'conflict') return words.t('sources_disagree');
  if (topic.basis === 'documented')
    return words.t(topic.decisive.length > 1 ? 'documented' : 'documented_once');
  if (topic.basis === 'per-topic') {
    const cell = row?.perTopic.find(({ topics }) => covers(topics, topic.topic, knowledge));
    if (cell) return words.t('on_topic_small_test', cell.notAnswered, cell.judged);
  }
  const verdict = topic.rows.find(({ behaviour }) => behaviour === row?.id);
  const share = row?.count ? row.count.notAnswered / row.count.judged : 0;
  return avoids(words, verdict?.severity ?? 2, share, row ? words.inLanguage(row.language) : '');
}

/** Words for a topic on which nothing warns. */
function quietText(words: Words, knowledge: Knowledge, topic: TopicAssessment): string {
  const best = topic.rows[0];
  const count = best && knowledge.behaviours.get(best.behaviour)?.count;
  if (best?.basis === 'general-caution') return words.t('general_caution');
  if (topic.level === 'open' && best && count)
    return words.t('open', words.t(SCALE[best.severity]), count.notAnswered, count.judged);
  return words.t('not_measured');
}

/** What is known on one topic, in the words of its level (product.md, "Levels of an assessment"). */
export function topicPill(words: Words, knowledge: Knowledge, topic: TopicAssessment): PillView {
  return topic.level === 'caution'
    ? { tone: 'caution', text: cautionText(words, knowledge, topic) }
    : { tone: 'quiet', text: quietText(words, knowledge, topic) };
}

/** The badge's glyph and words; null where there is nothing to say at all. */
export function answerPill(words: Words, knowledge: Knowledge, assessment: Assessment): PillView | null {
  const { level, signal, modelKnown } = assessment;
  const headline = assessment.perTopic[0];
  if (level === 'none') return null;
  if (level === 'refusal')
    return { tone: 'note', text: words.t(signal === 'evasion' ? 'seems_evasive' : 'looks_refused') };
  if (!modelKnown) return { tone: 'quiet', text: words.t('model_unknown') };
  if (!headline) return { tone: 'quiet', text: words.t('not_measured') };
  if (level === 'known-refusal')
    return {
      tone: headline.basis === 'measured' ? 'known' : 'caution',
      text: words.t(KNOWN[headline.basis]),
    };
  return topicPill(words, knowledge, headline);
}
