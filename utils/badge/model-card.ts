import { ownBehaviours } from '../assess.ts';
import type { ModelProfile } from '../assess-types.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { refusalTests, setTitle, testBlock } from './blocks.ts';
import { profileText } from './mark-words.ts';
import { listLine } from './origin.ts';
import { documentedBlock, otherKinds, relatives } from './row-lines.ts';
import { type Scene, shortName } from './scene.ts';
import type { ActiveModelView, Block, CardView, Section } from './types.ts';
import type { Words } from './words.ts';

/** All tests of one model in full, worst first, then what was documented. */
function profileBlocks(scene: Scene, profile: ModelProfile): Block[] {
  const verdicts = new Map(profile.rows.map((verdict) => [verdict.behaviour, verdict]));
  const order = [...verdicts.keys()];
  const rows = ownBehaviours(scene.model, scene.knowledge);
  const rank = (id: string) => (verdicts.has(id) ? order.indexOf(id) : order.length);
  const tests = refusalTests(rows)
    .map((test) => ({ test, lead: test.toSorted((a, b) => rank(a.id) - rank(b.id))[0] ?? test[0] }))
    .sort((a, b) => rank(a.lead.id) - rank(b.lead.id));
  const blocks = tests.map(({ test, lead }) =>
    testBlock(scene, test, { heading: setTitle(scene, lead), verdicts, lead, topic: null }),
  );
  return [...blocks, ...documentedBlock(scene, rows)];
}

function profileSections(scene: Scene, profile: ModelProfile): Section[] {
  const blocks = profileBlocks(scene, profile);
  const rows = ownBehaviours(scene.model, scene.knowledge);
  return [
    { title: '', folded: false, blocks },
    ...otherKinds(scene, rows, blocks.length > 0),
    ...relatives(scene),
  ];
}

const sceneOf = (words: Words, knowledge: Knowledge, model: string, now: Date): Scene => ({
  words,
  knowledge,
  now,
  model,
  provider: '',
  language: 'und',
});

/** The card of the active model: everything exact by test and language, documented, context, and what is missing. */
export function modelCard(words: Words, active: ActiveModelView, knowledge: Knowledge, now: Date): CardView {
  const base = { smallPrint: [listLine(words, knowledge)], facts: '' };
  if (active.kind === 'unknown')
    return {
      ...base,
      title: words.t('model_unknown'),
      intro: [[words.t('model_unknown_more')]],
      sections: [],
    };
  if (active.kind === 'router') {
    const sections = active.seen.map(({ id, profile }): Section => {
      const scene = sceneOf(words, knowledge, id, now);
      const title = words.t('title_level', shortName(id), profileText(words, knowledge, profile));
      const kinds = otherKinds(scene, ownBehaviours(id, knowledge), false).flatMap(({ blocks }) => blocks);
      const blocks = [...profileBlocks(scene, profile), ...kinds];
      return { title, folded: true, blocks };
    });
    const intro = words.t(sections.length ? 'router_seen' : 'router_none_seen');
    return { ...base, title: words.t('mark_router'), intro: [[intro]], sections };
  }
  const scene = sceneOf(words, knowledge, active.id, now);
  const sections = profileSections(scene, active.profile).filter(({ blocks }) => blocks.length);
  const intro = [[profileText(words, knowledge, active.profile)], [words.t('model_intro')]];
  return { ...base, title: shortName(active.id), intro, sections };
}
