import { covers } from '../assess-rows.ts';
import type { RowVerdict } from '../assess-types.ts';
import type { Bar, Block, Line } from '../badge/view.ts';
import { severityOf, wilsonInterval } from '../knowledge/rates.ts';
import { type Behaviour, type Count, LANGUAGES } from '../knowledge/types.ts';
import { gradeLine } from './grade.ts';
import { hostLine, sourceLine } from './origin.ts';
import { english, pick, type Scene, topicTitle } from './scene.ts';
import type { MessageKey, Words } from './words.ts';

/** Rows of one test by one source on one model, one per language. */
export type Test = [Behaviour, ...Behaviour[]];

/** Counted rows on the refusal axis, grouped by test; languages in the order of {@link LANGUAGES}. */
export function refusalTests(rows: readonly Behaviour[]): Test[] {
  const tests = new Map<string, Test>();
  for (const row of rows) {
    if (row.axis !== 'refusal' || !row.count || row.readVia === 'secondary') continue;
    const key = [row.source, row.testSet, row.modelAsNamed].join();
    const test = tests.get(key);
    if (test) test.push(row);
    else tests.set(key, [row]);
  }
  const place = (row: Behaviour) => (LANGUAGES as readonly string[]).indexOf(row.language);
  return [...tests.values()].map((test) => test.sort((a, b) => place(a) - place(b)));
}

/** Whether a count may carry a warning by itself: S2 or more. */
export const mayWarn = (count: Count): boolean => severityOf(wilsonInterval(count).low) > 1;

function bar(
  { words }: Scene,
  label: string,
  count: Count,
  look: Partial<Bar> = {},
  key: MessageKey = 'not_answered',
  extra = '',
): Bar {
  const { low, high } = wilsonInterval(count);
  const { notAnswered, judged } = count;
  return {
    label,
    own: false,
    warns: false,
    share: notAnswered / judged,
    low,
    high,
    figure: words.t(key, notAnswered, judged, extra),
    interval: words.t('interval', words.percentRange(low, high)),
    ...look,
  };
}

/** The row's small tests on single topics; with a topic, those that cover it. */
const topicBars = (scene: Scene, row: Behaviour, topic: string | null): Bar[] =>
  row.perTopic
    .filter((cell) => topic === null || covers(cell.topics, topic, scene.knowledge))
    .map((cell) => {
      const names = cell.topics.map((id) => topicTitle(scene, id));
      const label = topic ? scene.words.t('this_topic') : scene.words.list(names);
      return bar(scene, label, cell, { warns: mayWarn(cell) }, 'small_test');
    });

function controlBar(scene: Scene, { language, control }: Behaviour): Bar[] {
  if (!control) return [];
  const { words, knowledge } = scene;
  const regions = pick(knowledge.testSets, control.testSets).flatMap(({ region }) =>
    region ? words.regionName(region) : [],
  );
  const name = control.language === language ? '' : words.languageName(control.language);
  const label = words.t(name ? 'control_in' : 'control', name);
  const key = regions.length ? 'control_of' : 'not_answered';
  return [bar(scene, label, control, {}, key, words.list(regions))];
}

export interface TestView {
  readonly heading: string;
  /** Verdicts by behaviour id, for rows that were candidates. */
  readonly verdicts: ReadonlyMap<string, RowVerdict>;
  /** The row that is told in full, with its control: the deciding one, else the first. The others have a line each. */
  readonly lead: Behaviour;
  /** The matched topic; null shows every per-topic figure. */
  readonly topic: string | null;
  /** A further remark at the end; may be empty. */
  readonly remark?: string | undefined;
}

/** "Tiananmen: 8 of 12 not answered, small test", as the bars of the lead say it. */
const inWords =
  ({ t }: Words) =>
  ({ label, figure }: Bar): string =>
    t('title_level', label, figure);

/** A row beside the lead of its test: its bar is there; the rest of it in a line. */
function besideLead(scene: Scene, row: Behaviour, topic: string | null): Line {
  const { t, languageTitle, dates } = scene.words;
  const { count, otherJudge, note, language } = row;
  const parts = [
    languageTitle(language),
    ...[...topicBars(scene, row, topic), ...controlBar(scene, row)].map(inWords(scene.words)),
    otherJudge && t('other_judge', otherJudge.notAnswered, otherJudge.judged),
    dates(row.from, row.to) || t('undated'),
    hostLine(scene, row),
    count && gradeLine(scene, row, count),
  ].filter(Boolean);
  return [parts.join(' · '), ...(note ? [' ', english(note)] : [])];
}

/** One test in full: a bar per language, its small tests on the topic, its control, how sure, who, where. */
export function testBlock(scene: Scene, test: Test, view: TestView): Block {
  const { t, of, percentRange, languageTitle } = scene.words;
  const { lead, verdicts, heading, topic, remark } = view;
  const { count, control, note } = lead;
  const verdict = verdicts.get(lead.id);
  const bars = test.flatMap((row) => {
    const severity = verdicts.get(row.id)?.severity;
    const look = {
      own: row.language === scene.language,
      warns: severity === undefined ? !!row.count && mayWarn(row.count) : severity > 1,
    };
    return row.count ? bar(scene, languageTitle(row.language), row.count, look) : [];
  });
  const unreadable = test.reduce((sum, row) => sum + row.unreadable, 0);
  const lines: (Line | false | null | undefined)[] = [
    verdict &&
      t(
        'sure',
        of('scale', verdict.rawSeverity),
        verdict.rawSeverity,
        percentRange(verdict.interval.low, verdict.interval.high),
      ),
    !control && t('no_control'),
    count &&
      control &&
      verdict &&
      of('compared', verdict.basis, count.notAnswered, count.judged, control.notAnswered, control.judged),
    count && gradeLine(scene, lead, count),
    // The note of a row may say it already.
    unreadable > 0 && !note.includes(`${unreadable}`) && t('unreadable', unreadable),
    sourceLine(scene, lead),
    hostLine(scene, lead),
    note && [english(note)],
    ...test.filter((row) => row !== lead).map((row) => besideLead(scene, row, topic)),
    remark,
  ];
  return {
    heading,
    bars: [...bars, ...topicBars(scene, lead, topic), ...controlBar(scene, lead)],
    lines: lines.flatMap((line) => (line ? [line] : [])),
  };
}
