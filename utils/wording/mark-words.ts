import { ownBehaviours } from '../assess.ts';
import { assessTopic } from '../assess-topic.ts';
import type { ModelProfile } from '../assess-types.ts';
import type { Behaviour, PromptLanguage } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { mayWarn } from './blocks.ts';
import { pick, setTitle, topicTitle } from './scene.ts';
import type { ActiveModelView } from './types.ts';
import type { Words } from './words.ts';

/** Whether sources disagree on some topic of the row's test, in its language (rule 5). */
function isDisputed(id: string, row: Behaviour, knowledge: Knowledge): boolean {
  const own = ownBehaviours(id, knowledge);
  const topics = knowledge.testSets.get(row.testSet)?.topics ?? [];
  return topics.some(
    (topic) => assessTopic(topic, row.language as PromptLanguage, own, '', knowledge).basis === 'conflict',
  );
}

function cautionText(words: Words, knowledge: Knowledge, id: string, profile: ModelProfile): string {
  const { t, of } = words;
  const rows = pick(
    knowledge.behaviours,
    profile.rows.map(({ behaviour }) => behaviour),
  );
  const [worst] = profile.rows;
  const [row] = rows;
  if (row && worst?.level === 'caution') {
    const where = of('in', row.language);
    return isDisputed(id, row, knowledge)
      ? t('mark_disputed', where)
      : of('mark_test', worst.severity, setTitle({ words, knowledge }, row), where);
  }
  const cell = rows.flatMap(({ perTopic }) => perTopic).find(mayWarn);
  if (cell) {
    const names = cell.topics.map((topic) => topicTitle({ words, knowledge }, topic));
    return t('mark_small_test', cell.notAnswered, cell.judged, words.list(names));
  }
  const seen = pick(knowledge.behaviours, profile.documented).find(({ observed }) => observed === 'refused');
  return t('mark_documented', (seen && knowledge.sources.get(seen.source)?.cite) ?? '');
}

/** What is known of one model over all topics and languages, in one line. */
export const profileText = (words: Words, knowledge: Knowledge, id: string, profile: ModelProfile): string =>
  profile.level === 'caution' ? cautionText(words, knowledge, id, profile) : words.of('mark', profile.level);

export const markText = (words: Words, knowledge: Knowledge, active: ActiveModelView): string =>
  active.kind === 'model'
    ? profileText(words, knowledge, active.id, active.profile)
    : words.of('mark', active.kind);
