import { ownBehaviours } from '../assess.ts';
import type { ModelProfile } from '../assess-types.ts';
import type { Block, CardView, Section } from '../badge/view.ts';
import type { Behaviour } from '../knowledge/types.ts';
import type { Knowledge } from '../knowledge-index.ts';
import { refusalTests, testBlock } from './blocks.ts';
import { markText, profileText } from './mark-words.ts';
import { documentedBlock, otherKinds, relatives } from './row-lines.ts';
import { listLine, type Scene, setTitle, shortName } from './scene.ts';
import type { ActiveModelView } from './types.ts';
import type { Words } from './words.ts';

/** All tests of one model in full, worst first, then what was documented. */
function profileBlocks(scene: Scene, profile: ModelProfile, rows: readonly Behaviour[]): Block[] {
  const verdicts = new Map(profile.rows.map((verdict) => [verdict.behaviour, verdict]));
  const order = [...verdicts.keys()];
  // Rows that carry no level come last.
  const rank = ({ id }: Behaviour) => order.indexOf(id) >>> 0;
  const tests = refusalTests(rows)
    .map((test) => ({ test, lead: test.reduce((best, row) => (rank(row) < rank(best) ? row : best)) }))
    .sort((a, b) => rank(a.lead) - rank(b.lead))
    .map(({ test, lead }) =>
      testBlock(scene, test, { heading: setTitle(scene, lead), verdicts, lead, topic: null }),
    );
  return [...tests, ...documentedBlock(scene, rows)];
}

/** The card of the active model: everything exact by test and language, documented, context, and what is missing. */
export function modelCard(words: Words, active: ActiveModelView, knowledge: Knowledge, now: Date): CardView {
  const { t } = words;
  const seen = active.kind === 'router' ? active.seen : active.kind === 'model' ? [active] : [];
  const single = active.kind === 'model';
  const sections = seen.flatMap(({ id, profile }): Section[] => {
    const scene: Scene = { words, knowledge, now, model: id, provider: '', language: 'und' };
    const rows = ownBehaviours(id, knowledge);
    const blocks = profileBlocks(scene, profile, rows);
    const kinds = otherKinds(scene, rows);
    if (single)
      return [
        { title: '', folded: false, blocks },
        { title: t('other_kinds'), folded: blocks.length > 0, blocks: kinds },
        relatives(scene),
      ].filter((section) => section.blocks.length);
    const title = t('title_level', shortName(id), profileText(words, knowledge, id, profile));
    return [{ title, folded: true, blocks: [...blocks, ...kinds] }];
  });
  const text = markText(words, knowledge, active);
  return {
    title: single ? t('title_level', shortName(active.id), text) : text,
    intro:
      active.kind === 'router' && seen.length === 0
        ? t('mark_router_unseen_more')
        : words.of('mark', `${active.kind}_more`),
    sections,
    smallPrint: [listLine(words, knowledge)],
    facts: '',
  };
}
