import type { Block, Line, Run, Section } from '../badge/view.ts';
import { wilsonInterval } from '../knowledge/rates.ts';
import { relativesOf } from '../knowledge/resolve-model.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { rowLine } from './origin.ts';
import { english, phrase, pick, type Scene } from './scene.ts';

/** Axes that say something other than "did not answer"; each under its own words, never blended. */
const OTHER_AXES = ['choice', 'omission', 'framing', 'context', 'refusal'] as const;
/** Rows of one kind of relative shown before the rest is only counted. */
const RELATIVES_SHOWN = 6;

const figureInWords = ({ words }: Scene, { figure }: Behaviour): string | Run =>
  phrase(figure, (id, ...numbers) => words.of('figure', id, ...numbers.map(words.numeral))) ||
  english(figure);

/** What a row says, in words. */
export function figure(scene: Scene, row: Behaviour): string | Run {
  const { words } = scene;
  const { axis, count } = row;
  if (!count) return figureInWords(scene, row);
  const choice = axis === 'choice';
  const notAnswered = choice ? count.judged - count.notAnswered : count.notAnswered;
  const { low, high } = wilsonInterval({ ...count, notAnswered });
  const range = words.percentRange(low, high);
  return words.t(choice ? 'right_choices' : 'not_answered_range', notAnswered, count.judged, range);
}

const block = (heading: string, lines: readonly Line[]): Block[] =>
  lines.length ? [{ heading, bars: [], lines }] : [];

/** Documented observations among `rows`, each with its note. */
export const documentedBlock = (scene: Scene, rows: readonly Behaviour[]): Block[] =>
  block(
    scene.words.t('axis_documented'),
    rows.flatMap((row) =>
      row.observed
        ? [
            [scene.words.of('observed', row.observed), ...rowLine(scene, figureInWords(scene, row), row)],
            scene.words.t('grade_D'),
          ]
        : [],
    ),
  );

/** Choice, framing, omission and unclassified rows of these weights, and second-hand refusal figures. */
export function otherKinds(scene: Scene, rows: readonly Behaviour[]): Block[] {
  return OTHER_AXES.flatMap((axis) => {
    const own = rows.filter(
      (row) => row.axis === axis && (axis !== 'refusal' || !row.count || row.readVia === 'secondary'),
    );
    return block(
      scene.words.of('axis', axis === 'refusal' ? 'quoted' : axis),
      own.map((row) => rowLine(scene, figure(scene, row), row)),
    );
  });
}

/** Variants, siblings and ancestors: context only, never about these weights. */
export function relatives(scene: Scene): Section {
  const { words, knowledge } = scene;
  const { byName, ...linked } = relativesOf(scene.model, knowledge.models);
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['variant', linked.variant],
    ['family', linked.family_context],
    ['lineage', linked.lineage_context],
  ];
  const blocks = kinds.flatMap(([link, ids]) => {
    const shown = pick(knowledge.behaviours, ids.slice(0, RELATIVES_SHOWN));
    const lines: Line[] = shown.map((row) => [
      `**${row.modelAsNamed}** · `,
      ...rowLine(scene, figure(scene, row), row),
    ]);
    const more = ids.length - RELATIVES_SHOWN;
    if (more > 0) lines.push(words.t('more_rows', more));
    return block(words.of('link', link), lines.length ? [words.of('grade', link), ...lines] : []);
  });
  const guessed = byName && blocks.length > 0 ? block('', [words.t('relatives_by_name')]) : [];
  return { title: words.t('not_these_weights'), folded: true, blocks: [...guessed, ...blocks] };
}
