import { wilsonInterval } from '../knowledge/rates.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { english, hostLine, sourceLine } from './origin.ts';
import { pick } from './pick.ts';
import { modelOf, type Scene } from './scene.ts';
import type { Block, Line, Section } from './types.ts';
import type { MessageKey } from './words.ts';

/** Axes that say something other than "did not answer"; each under its own words, never blended. */
const OTHER_AXES = ['choice', 'omission', 'framing', 'context'] as const;
const HEADINGS = {
  choice: 'axis_choice',
  omission: 'axis_omission',
  framing: 'axis_framing',
  context: 'axis_context',
  refusal: 'axis_refusal',
  documented: 'axis_documented',
} as const satisfies Record<Behaviour['axis'], MessageKey>;

/** Rows of one kind of relative shown before the rest is only counted. */
const RELATIVES_SHOWN = 6;

function figure({ words }: Scene, row: Behaviour): Line {
  const { count } = row;
  if (row.observed) {
    const seen = words.t(row.observed === 'refused' ? 'seen_refusing' : 'seen_answering');
    return words.rich('title_level', { text: seen, strong: true }, english(row.figure));
  }
  if (!count) return [english(row.figure || row.testSet)];
  const key = row.axis === 'choice' ? 'right_choices' : 'not_answered';
  const number = row.axis === 'choice' ? count.judged - count.notAnswered : count.notAnswered;
  const { low, high } = wilsonInterval({ notAnswered: number, judged: count.judged });
  return [
    ...words.rich(key, { text: words.number(number), strong: true }, words.number(count.judged)),
    ` (${words.percentRange(low, high)})`,
  ];
}

function whereLine(scene: Scene, row: Behaviour): string {
  if (row.axis !== 'documented') return hostLine(scene, row);
  return scene.words.t('seen_at', scene.words.list(row.hosts.map(({ name }) => name)));
}

/** One row in a line: figure, language, and who says it when and where. */
export function rowLine(scene: Scene, row: Behaviour): Line {
  const { words } = scene;
  return [
    ...figure(scene, row),
    ` · ${words.languageName(row.language)} · `,
    ...sourceLine(scene, row),
    ` · ${whereLine(scene, row)}`,
    ...(row.note ? [' ', english(row.note)] : []),
  ];
}

/** Documented observations among `rows`, each with its note. */
export function documentedBlock(scene: Scene, rows: readonly Behaviour[]): Block[] {
  const lines = rows.filter(({ axis }) => axis === 'documented').map((row) => rowLine(scene, row));
  return lines.length ? [{ heading: scene.words.t('axis_documented'), bars: [], lines }] : [];
}

/** Choice, framing, omission and unclassified rows of these weights, and second-hand refusal figures. */
export function otherKinds(scene: Scene, rows: readonly Behaviour[], folded: boolean): Section[] {
  const blocks = OTHER_AXES.map((axis): Block => {
    const lines = rows.filter((row) => row.axis === axis).map((row) => rowLine(scene, row));
    return { heading: scene.words.t(HEADINGS[axis]), bars: [], lines };
  });
  const quoted = rows
    .filter(({ axis, count, readVia }) => axis === 'refusal' && (readVia === 'secondary' || !count))
    .map((row) => rowLine(scene, row));
  blocks.push({ heading: scene.words.t('axis_quoted'), bars: [], lines: quoted });
  const filled = blocks.filter(({ lines }) => lines.length);
  return filled.length ? [{ title: scene.words.t('other_kinds'), folded, blocks: filled }] : [];
}

/** Variants, siblings and ancestors: context only, never about these weights. */
export function relatives(scene: Scene): Section[] {
  const { words, knowledge, language } = scene;
  const model = modelOf(scene);
  if (!model) return [];
  const kinds = [
    ['link_variant', model.variant],
    ['link_family', model.family_context],
    ['link_lineage', model.lineage_context],
  ] as const;
  const blocks = kinds.flatMap(([heading, ids]): Block[] => {
    const rows = pick(knowledge.behaviours, ids)
      // Rows in the prompt's language first; the order of the list otherwise.
      .toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
    if (!rows.length) return [];
    const lines = rows
      .slice(0, RELATIVES_SHOWN)
      .map(
        (row): Line => [
          { text: row.modelAsNamed, strong: true, lang: '' },
          ` · ${words.t(HEADINGS[row.axis])}: `,
          ...rowLine(scene, row),
        ],
      );
    if (rows.length > RELATIVES_SHOWN) lines.push([words.plural('more_rows', rows.length - RELATIVES_SHOWN)]);
    return [{ heading: words.t(heading), bars: [], lines }];
  });
  return blocks.length ? [{ title: words.t('not_these_weights'), folded: true, blocks }] : [];
}
