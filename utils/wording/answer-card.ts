import { ownBehaviours } from '../assess.ts';
import { coversTopic } from '../assess-rows.ts';
import type { Assessment, TopicAssessment } from '../assess-types.ts';
import type { Block, CardView, Line, Section } from '../badge/view.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { askSection } from './ask-view.ts';
import { refusalTests, type Test, testBlock } from './blocks.ts';
import { topicText } from './pill.ts';
import { documentedBlock, otherKinds, relatives } from './row-lines.ts';
import { listLine, pick, type Scene, setTitle, shortName, topicTitle } from './scene.ts';
import type { Verdict } from './types.ts';
import type { Words } from './words.ts';

interface TopicBlocks {
  /** Tests that decided the level, in full, and what was documented. */
  readonly deciding: readonly Block[];
  /** Other tests of these weights that name this topic, or its region without this topic. */
  readonly more: readonly Block[];
}

/** "SpeechMap: requests critical of China's government". */
const testHeading = (scene: Scene, [row]: Test) =>
  scene.words.t('title_level', scene.knowledge.sources.get(row.source)?.title ?? '', setTitle(scene, row));

/** Sorts the model's tests by what they can say on one topic. */
function topicBlocks(scene: Scene, assessed: TopicAssessment, rows: readonly Behaviour[]): TopicBlocks {
  const { knowledge, words } = scene;
  const { topic, basis, decisive } = assessed;
  const verdicts = new Map(assessed.rows.map((verdict) => [verdict.behaviour, verdict]));
  const deciding: Block[] = [];
  const more: Block[] = [];
  for (const test of refusalTests(rows)) {
    const covered = coversTopic(test[0], topic, knowledge);
    const region = knowledge.testSets.get(test[0].testSet)?.region;
    if (!covered && region && region !== knowledge.topics.get(topic)?.region) continue;
    const decider = test.find(({ id }) => decisive.includes(id));
    const lead = decider ?? test.find(({ id }) => verdicts.has(id)) ?? test[0];
    // The card's own title names the test that decided alone.
    const heading = decider && basis === 'measured' ? '' : testHeading(scene, test);
    const remark = covered ? '' : words.t('topic_not_in_test');
    (decider ? deciding : more).push(testBlock(scene, test, { heading, verdicts, lead, topic, remark }));
  }
  const covering = rows.filter((row) => coversTopic(row, topic, knowledge));
  deciding.push(...documentedBlock(scene, covering));
  return { deciding, more };
}

/** Which topic the question touches, and on what the level rests. */
function introOf(scene: Scene, topic: TopicAssessment, bare: boolean, shared: boolean): string {
  const { words, knowledge, language } = scene;
  const { t, of } = words;
  const row = pick(knowledge.behaviours, topic.decisive)[0];
  const measured = topic.basis === 'measured' && row;
  const asked = row?.count ? row.count.judged + row.unreadable : 0;
  const where = of('in', measured ? row.language : language);
  return [
    t(shared ? 'shared_touches' : 'touches', topicTitle(scene, topic.topic)),
    measured && t('one_of_set'),
    of('basis', bare ? 'none' : topic.basis, where, asked),
    t('no_judgement'),
  ]
    .filter(Boolean)
    .join(t('sentence_gap'));
}

/** What the local detector made of this answer, kept apart from all measured evidence. */
function signalSection({ t, of }: Words, { signal, refusal }: Assessment): Section {
  const { code = '', span = '' } = refusal?.why ?? {};
  const { withheld } = refusal ?? {};
  const verdict = t(signal === 'evasion' ? 'evasive' : 'refused');
  const reason = of('why', code);
  const lines = [
    reason ? t('title_level', verdict, reason) : verdict,
    ...(span ? [[t('quote'), { text: span, lang: '' }]] : []),
    ...(withheld ? [[of('why', withheld.code), { text: withheld.span, lang: '' }]] : []),
    t('signal_limits'),
  ];
  return { title: t('this_answer'), folded: false, blocks: [{ heading: '', bars: [], lines }] };
}

/** Sections on every topic, headline first, then what other kinds of test and relatives say. */
function knownSections(scene: Scene, [headline, ...others]: readonly TopicAssessment[]): Section[] {
  const { words } = scene;
  const rows = ownBehaviours(scene.model, scene.knowledge);
  if (!headline) return [];
  const { deciding, more } = topicBlocks(scene, headline, rows);
  const told = deciding.length > 0;
  return [
    { title: '', folded: false, blocks: deciding },
    { title: words.t('more_tests'), folded: told, blocks: more },
    ...others.map((topic) => {
      const found = topicBlocks(scene, topic, rows);
      const text = topicText(words, scene.knowledge, topic);
      const title = words.t('also_topic', topicTitle(scene, topic.topic), text);
      return { title, folded: true, blocks: [...found.deciding, ...found.more] };
    }),
    { title: words.t('other_kinds'), folded: told || more.length > 0, blocks: otherKinds(scene, rows) },
    relatives(scene),
  ];
}

/** Why the topics matched: terms of the list, or, where none named the topic, the words that told most. */
function matchedLines({ t, list }: Words, { matched }: Assessment): Line[] {
  const line = (byWording: boolean): Line[] => {
    const terms = new Set(matched.filter((one) => one.byWording === byWording).flatMap((one) => one.terms));
    if (terms.size === 0) return [];
    return [[t(byWording ? 'matched_by_wording' : 'matched'), { text: list([...terms]), lang: '' }]];
  };
  return [...line(false), ...line(true)];
}

/** What a reader may paste when contesting a badge: ids and levels, never prompt, answer or matched terms. */
function factsOf({ answer, assessment, knowledge }: Verdict, extension: string): string {
  const { model } = answer;
  const { topics, language, level, behaviours, signal, perTopic } = assessment;
  const { list, from } = knowledge;
  const { version, generated } = list;
  const basis = perTopic[0]?.basis;
  const facts = { model, topics, language, level, basis, behaviours, signal, version, generated, extension };
  return JSON.stringify(from ? { ...facts, list: from } : facts, null, 1);
}

/**
 * Everything the card of one answer says: what is known, how sure, who says so, when, in which language, on what
 * host, and what is not known.
 * @param now for the age of rows; assessments themselves do not change with the clock.
 */
export function answerCard(words: Words, verdict: Verdict, now: Date, extensionVersion: string): CardView {
  const { answer, assessment, knowledge, offers } = verdict;
  const { id: model, provider, origin } = answer.model;
  const { t } = words;
  const { language, perTopic, topics, level, modelKnown } = assessment;
  const scene: Scene = { words, knowledge, now, model, provider, language };
  const known = modelKnown ? perTopic[0] : undefined;
  const row = known && pick(knowledge.behaviours, known.decisive)[0];

  let title = t(topics.length && !modelKnown ? 'model_unknown' : 'this_answer');
  if (known)
    title =
      known.basis === 'measured' && row
        ? t('title_test', shortName(model), setTitle(scene, row))
        : t('title_level', shortName(model), topicText(words, knowledge, known));
  const bare = known?.basis === 'no-row' && !refusalTests(ownBehaviours(model, knowledge)).length;
  const intro = known ? introOf(scene, known, bare, answer.shared) : '';
  return {
    title,
    intro: topics.length && !modelKnown ? t('model_unknown_more') : intro,
    sections: [
      ...(level.endsWith('refusal') ? [signalSection(words, assessment)] : []),
      ...(known ? knownSections(scene, perTopic) : []),
      askSection(words, offers),
    ].filter(({ blocks }) => blocks.length),
    smallPrint: [
      ...matchedLines(words, assessment),
      ...(origin === 'footer' ? [t('model_from_page')] : []),
      listLine(words, knowledge),
    ],
    facts: factsOf(verdict, extensionVersion),
  };
}
