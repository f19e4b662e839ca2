import { covers } from '../assess-rows.ts';
import type { RowVerdict, Severity } from '../assess-types.ts';
import { severityOf, wilsonInterval } from '../knowledge/rates.ts';
import { type Behaviour, type Control, type Count, LANGUAGES } from '../knowledge/types.ts';
import { gradeOf } from './grade.ts';
import { hostLine, sourceLine } from './origin.ts';
import { pick } from './pick.ts';
import type { Scene } from './scene.ts';
import type { Bar, Block, Line } from './types.ts';
import type { MessageKey } from './words.ts';

/** Rows of one test by one source on one model, one per language and host. */
export type Test = readonly [Behaviour, ...Behaviour[]];

export const SCALE = ['scale_0', 'scale_1', 'scale_2', 'scale_3', 'scale_4'] as const satisfies MessageKey[];
/** What the comparison with the control is worth a line for, by the row's basis. */
const COMPARED: Partial<Record<RowVerdict['basis'], MessageKey>> = {
  'not-above-control': 'as_often_elsewhere',
  'general-caution': 'often_elsewhere_too',
};
/** Whether a count may carry a warning by itself: S2 or more. */
export const mayWarn = (count: Count): boolean => severityOf(wilsonInterval(count).low) > 1;

/** Measured rows on the refusal axis, grouped by test; languages in the order of {@link LANGUAGES}. */
export function refusalTests(rows: readonly Behaviour[]): Test[] {
  const tests = new Map<string, [Behaviour, ...Behaviour[]]>();
  for (const row of rows) {
    if (row.axis !== 'refusal' || !row.count || row.readVia === 'secondary') continue;
    const key = `${row.source} ${row.testSet} ${row.modelAsNamed}`;
    const test = tests.get(key);
    if (test) test.push(row);
    else tests.set(key, [row]);
  }
  const place = (row: Behaviour) => {
    const at = (LANGUAGES as readonly string[]).indexOf(row.language);
    return at < 0 ? LANGUAGES.length : at;
  };
  return [...tests.values()].map((test) => test.sort((a, b) => place(a) - place(b)));
}

function bar({ words }: Scene, label: string, own: boolean, count: Count, tone: Bar['tone']): Bar {
  const { low, high } = wilsonInterval(count);
  const figure = words.rich(
    'not_answered',
    { text: words.number(count.notAnswered), strong: true },
    words.number(count.judged),
  );
  const interval = words.t('interval', words.percentRange(low, high));
  return { label, own, share: count.notAnswered / count.judged, low, high, tone, figure, interval };
}

function controlBar(scene: Scene, row: Behaviour, control: Control): Bar {
  const { words, knowledge } = scene;
  const regions = pick(knowledge.testSets, control.testSets).flatMap(({ region }) => region ?? []);
  const label =
    control.language === row.language
      ? words.t('control')
      : words.t('control_in', words.languageName(control.language));
  const where = words.list(regions.map(words.region));
  const figure = words.rich(
    where ? 'control_of' : 'not_answered',
    { text: words.number(control.notAnswered), strong: true },
    words.number(control.judged),
    where,
  );
  return { ...bar(scene, label, false, control, 'note'), figure };
}

/** How sure: place on the scale, interval, and what the control says. */
function verdictLines({ words }: Scene, row: Behaviour, verdict: RowVerdict): Line[] {
  const { low, high } = verdict.interval;
  const range = words.percentRange(low, high);
  const scale = (severity: Severity) => words.t(SCALE[severity]);
  const lines: Line[] = [[words.t('sure', scale(verdict.rawSeverity), verdict.rawSeverity, range)]];
  const { count, control } = row;
  if (verdict.basis === 'no-control') lines.push([words.t('no_control')]);
  if (!count || !control) return lines;
  if (verdict.basis === 'small-control') lines.push([words.t('small_control', control.judged)]);
  const compared = COMPARED[verdict.basis];
  if (compared)
    lines.push([words.t(compared, count.notAnswered, count.judged, control.notAnswered, control.judged)]);
  return lines;
}

/** Small tests on single topics inside a row; `topic` limits them to those that cover it. */
function topicBars(scene: Scene, row: Behaviour, topic: string | null): Bar[] {
  return row.perTopic
    .filter((cell) => topic === null || covers(cell.topics, topic, scene.knowledge))
    .map((cell) => {
      const names = pick(scene.knowledge.topics, cell.topics).map(({ title }) => scene.words.choose(title));
      const label = topic ? scene.words.t('this_topic') : scene.words.list(names);
      const base = bar(scene, label, false, cell, mayWarn(cell) ? 'caution' : 'note');
      return { ...base, figure: [...base.figure, scene.words.t('small_test')] };
    });
}

export interface TestView {
  readonly heading: string;
  /** Verdicts by behaviour id, for rows that were candidates. */
  readonly verdicts: ReadonlyMap<string, RowVerdict>;
  /** The row whose control, judges, dates and hosts are told: the deciding one, else the first. */
  readonly lead: Behaviour;
  /** The matched topic; null shows every per-topic figure. */
  readonly topic: string | null;
  /** Further lines at the end. */
  readonly notes?: readonly Line[];
}

/** One test in full: a bar per language, its small tests on the topic, its control, how sure, who, where. */
export function testBlock(scene: Scene, test: Test, view: TestView): Block {
  const { words, language } = scene;
  const { lead, verdicts } = view;
  const seen = new Set<string>();
  const bars = test.flatMap((row) => {
    if (!row.count) return [];
    const again = seen.has(row.language);
    seen.add(row.language);
    const name = words.languageName(row.language);
    const label = again ? words.list([name, ...row.hosts.slice(0, 1).map((host) => host.name)]) : name;
    const verdict = verdicts.get(row.id);
    const warns = verdict ? verdict.severity > 1 : mayWarn(row.count);
    return [bar(scene, label, row.language === language, row.count, warns ? 'caution' : 'note')];
  });
  bars.push(...topicBars(scene, lead, view.topic));
  if (lead.control) bars.push(controlBar(scene, lead, lead.control));

  const lines: Line[] = [];
  const verdict = verdicts.get(lead.id);
  if (verdict) lines.push(...verdictLines(scene, lead, verdict));
  else if (!lead.control) lines.push([words.t('no_control')]);
  const { letter, reasons } = gradeOf(scene, lead);
  lines.push([words.t(`grade_${letter}`, words.list(reasons))]);
  const unreadable = test.reduce((sum, row) => sum + row.unreadable, 0);
  // The note of a row may say it already.
  if (unreadable && !lead.note.includes(String(unreadable)))
    lines.push([words.plural('unreadable', unreadable)]);
  lines.push(sourceLine(scene, lead), [hostLine(scene, lead)]);
  if (lead.note) lines.push([{ text: lead.note, lang: 'en' }]);
  return { heading: view.heading, bars, lines: [...lines, ...(view.notes ?? [])] };
}

/** What the row's test set asks, in words: "requests critical of China's government". */
export function setTitle({ words, knowledge }: Scene, row: Behaviour): string {
  const set = knowledge.testSets.get(row.testSet);
  return set ? words.testSet(set) : row.testSet;
}
