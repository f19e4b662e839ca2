import { ownBehaviours } from '../assess.ts';
import { coversTopic } from '../assess-rows.ts';
import type { Assessment, TopicAssessment } from '../assess-types.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { refusalTests, setTitle, type Test, testBlock } from './blocks.ts';
import { factsOf } from './facts.ts';
import { listLine } from './origin.ts';
import { pick } from './pick.ts';
import { topicPill } from './pill.ts';
import { documentedBlock, otherKinds, relatives } from './row-lines.ts';
import { type Scene, shortName } from './scene.ts';
import { signalSection } from './signal.ts';
import type { Block, CardView, Line, Section, Verdict } from './types.ts';
import type { MessageKey, Words } from './words.ts';

const BASIS = {
  measured: 'basis_measured',
  conflict: 'basis_conflict',
  'per-topic': 'basis_per_topic',
  documented: 'basis_documented',
  'no-row': 'basis_no_row',
} as const satisfies Record<TopicAssessment['basis'], MessageKey>;

const topicTitle = ({ words, knowledge }: Scene, id: string): string => {
  const topic = knowledge.topics.get(id);
  return topic ? words.choose(topic.title) : id;
};

interface TopicTests {
  /** Tests that decided the level, in full. */
  readonly deciding: readonly Block[];
  /** Other tests of these weights that name this topic, or its region without this topic. */
  readonly more: readonly Block[];
}

/** Sorts the model's tests by what they can say on one topic. */
function testsOn(scene: Scene, topic: TopicAssessment, rows: readonly Behaviour[]): TopicTests {
  const { knowledge, words } = scene;
  const region = knowledge.topics.get(topic.topic)?.region;
  const verdicts = new Map(topic.rows.map((verdict) => [verdict.behaviour, verdict]));
  const deciding: Block[] = [];
  const more: Block[] = [];
  for (const test of refusalTests(rows)) {
    const set = knowledge.testSets.get(test[0].testSet);
    const covers = coversTopic(test[0], topic.topic, knowledge);
    if (!covers && set?.region && set.region !== region) continue;
    const decider = test.find(({ id }) => topic.decisive.includes(id));
    const candidate = test.find(({ id }) => verdicts.has(id));
    const lead = decider ?? candidate ?? test[0];
    const notes: Line[] = covers ? [] : [[words.t('topic_not_in_test')]];
    const one = topic.basis === 'measured' && decider;
    const heading = one ? '' : testHeading(scene, test);
    (decider ? deciding : more).push(
      testBlock(scene, test, { heading, verdicts, lead, topic: topic.topic, notes }),
    );
  }
  return { deciding, more };
}

/** "SpeechMap: requests critical of China's government". */
const testHeading = (scene: Scene, [row]: Test) =>
  `${scene.knowledge.sources.get(row.source)?.title ?? row.source}: ${setTitle(scene, row)}`;

/** "50 requests per language" where every language of the deciding test was asked as many, else 0. */
function requestsEach(rows: readonly Behaviour[], decider: Behaviour): number {
  const test = refusalTests(rows).find((test) => test.includes(decider)) ?? [];
  const sizes = new Set(test.map(({ count, unreadable }) => (count?.judged ?? 0) + unreadable));
  return sizes.size === 1 ? ([...sizes][0] ?? 0) : 0;
}

function topicIntro(scene: Scene, topic: TopicAssessment, rows: readonly Behaviour[], shared: boolean): Line {
  const { words, knowledge, language } = scene;
  const name = { text: topicTitle(scene, topic.topic), strong: true } as const;
  const decider = pick(knowledge.behaviours, topic.decisive)[0];
  const say = (key: MessageKey, basis: string): Line => [
    ...words.rich(key, name),
    words.t('next_sentence', basis),
    words.t('next_sentence', words.t('no_judgement')),
  ];
  if (topic.basis === 'measured' && decider) {
    const each = requestsEach(rows, decider);
    const measured = each ? words.t('basis_measured_each', each) : words.t('basis_measured');
    return say(shared ? 'shared_touches_in_test' : 'touches_in_test', measured);
  }
  const bare = topic.basis === 'no-row' && !refusalTests(rows).length;
  const basis = words.t(bare ? 'basis_unmeasured' : BASIS[topic.basis], words.inLanguage(language));
  return say(shared ? 'shared_touches' : 'touches', basis);
}

/** Sections for one topic; the headline's own tests come without a heading. */
function topicSections(
  scene: Scene,
  topic: TopicAssessment,
  rows: readonly Behaviour[],
  first: boolean,
): Section[] {
  const { words } = scene;
  const { deciding, more } = testsOn(scene, topic, rows);
  const covering = rows.filter((row) => coversTopic(row, topic.topic, scene.knowledge));
  const blocks = [...deciding, ...documentedBlock(scene, covering)];
  if (!first) {
    const title = words.t(
      'also_topic',
      topicTitle(scene, topic.topic),
      topicPill(words, scene.knowledge, topic).text,
    );
    return [{ title, folded: true, blocks: [...blocks, ...more] }];
  }
  const sections: Section[] = [{ title: '', folded: false, blocks }];
  if (more.length) sections.push({ title: words.t('more_tests'), folded: deciding.length > 0, blocks: more });
  return sections;
}

function title(scene: Scene, assessment: Assessment): string {
  const { words, knowledge, model } = scene;
  const headline = assessment.perTopic[0];
  if (!assessment.modelKnown && (headline || assessment.topics.length)) return words.t('model_unknown');
  if (!headline) return words.t('this_answer');
  const decider = pick(knowledge.behaviours, headline.decisive)[0];
  if (headline.basis === 'measured' && decider)
    return words.t('title_test', shortName(model), setTitle(scene, decider));
  return words.t('title_level', shortName(model), topicPill(words, knowledge, headline).text);
}

function smallPrint({ words, knowledge }: Scene, { answer, assessment }: Verdict): Line[] {
  const terms = assessment.topics.flatMap((topic) => assessment.matched[topic] ?? []);
  const lines: Line[] = [];
  if (terms.length) lines.push(words.rich('matched', { text: words.list([...new Set(terms)]), lang: '' }));
  if (answer.model.origin === 'footer') lines.push([words.t('model_from_page')]);
  lines.push(listLine(words, knowledge));
  return lines;
}

/**
 * Everything the card of one answer says: what is known, how sure, who says so, when, in which language, on what
 * host, and what is not known.
 * @param now for the age of rows; assessments themselves do not change with the clock.
 */
export function answerCard(words: Words, verdict: Verdict, now: Date, extensionVersion: string): CardView {
  const { answer, assessment, knowledge } = verdict;
  const { id: model, provider } = answer.model;
  const scene: Scene = { words, knowledge, now, model, provider, language: assessment.language };
  const rows = ownBehaviours(scene.model, scene.knowledge);
  const headline = assessment.perTopic[0];
  const intro = headline && assessment.modelKnown ? [topicIntro(scene, headline, rows, answer.shared)] : [];
  if (!assessment.modelKnown && assessment.topics.length) intro.push([words.t('model_unknown_more')]);

  const sections: Section[] = [];
  if (assessment.level.endsWith('refusal')) sections.push(signalSection(words, assessment));
  if (assessment.modelKnown && headline) {
    for (const topic of assessment.perTopic)
      sections.push(...topicSections(scene, topic, rows, topic === headline));
    const bare = sections.every(({ blocks }) => blocks.every(({ bars }) => !bars.length));
    sections.push(...otherKinds(scene, rows, !bare), ...relatives(scene));
  }
  return {
    title: title(scene, assessment),
    intro,
    sections: sections.filter(({ blocks }) => blocks.length),
    smallPrint: smallPrint(scene, verdict),
    facts: factsOf(verdict, extensionVersion),
  };
}
