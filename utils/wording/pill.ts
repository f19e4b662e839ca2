import { covers } from '../assess-rows.ts';
import type { Assessment, TopicAssessment } from '../assess-types.ts';
import type { PillView } from '../badge/view.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { pick } from './scene.ts';
import type { Words } from './words.ts';

/** From this observed share on, S4 may be called "nearly always". */
const NEARLY_ALWAYS = 0.9;

/** What is known on one topic, in the words of its level (product.md, "Levels of an assessment"). */
export function topicText({ t, of }: Words, knowledge: Knowledge, topic: TopicAssessment): string {
  const { basis, level, decisive } = topic;
  const row = pick(knowledge.behaviours, decisive)[0];
  const verdict = topic.rows.find(({ behaviour }) => behaviour === row?.id);
  if (basis === 'conflict') return t('sources_disagree');
  if (basis === 'documented') return t(decisive.length > 1 ? 'documented' : 'documented_once');
  if (basis === 'per-topic') {
    const cell = row?.perTopic.find(({ topics }) => covers(topics, topic.topic, knowledge));
    return cell ? t('on_topic_small_test', cell.notAnswered, cell.judged) : '';
  }
  if (!verdict || !row?.count) return t('not_measured');
  const { notAnswered, judged } = row.count;
  if (level === 'caution') {
    const always = verdict.severity === 4 && notAnswered / judged >= NEARLY_ALWAYS;
    return of('avoids', always ? 'always' : verdict.severity, of('in', row.language));
  }
  if (verdict.basis === 'general-caution') return t('general_caution');
  return level === 'open' ? t('open', of('scale', verdict.severity), notAnswered, judged) : t('not_measured');
}

/** The badge's glyph and words; null where there is nothing to say at all. */
export function answerPill(words: Words, knowledge: Knowledge, assessment: Assessment): PillView | null {
  const { t, of } = words;
  const { level, signal, modelKnown, perTopic } = assessment;
  const [headline] = perTopic;
  if (level === 'none') return null;
  if (level === 'refusal') return { tone: 'note', text: t(signal === 'evasion' ? 'evasive' : 'refused') };
  if (!modelKnown || !headline)
    return { tone: 'quiet', text: t(modelKnown ? 'not_measured' : 'model_unknown') };
  const { basis } = headline;
  if (level === 'known-refusal')
    return { tone: basis === 'measured' ? 'known' : 'caution', text: of('known', basis) };
  return {
    tone: level === 'caution' ? level : 'quiet',
    text: topicText(words, knowledge, headline),
  };
}
