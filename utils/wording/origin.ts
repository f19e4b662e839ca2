import type { Line, Run } from '../badge/view.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { english, phrase, type Scene } from './scene.ts';

const OLD_AFTER_MONTHS = 12;

/** Rows whose last day lies more than 12 months back; rows without a date are never called old. */
export function isOld(row: Behaviour, now: Date): boolean {
  const last = new Date(row.to || row.from);
  return last.setUTCMonth(last.getUTCMonth() + OLD_AFTER_MONTHS) < +now;
}

/** The first `https:` URL in a text that may hold several, or none. */
export function firstLink(text = ''): string | undefined {
  const found = text.match(/https:\/\/[^\s;,)]+/)?.[0];
  return found && URL.canParse(found) ? found : undefined;
}

/** `text` as a link where there is a URL. */
const linked = (text: Run, href: string | undefined): Run => (href ? { ...text, href } : text);

/** Who says it and when: source with link, second-hand mark, dates, age, judges. */
export function sourceLine({ words, knowledge, now }: Scene, row: Behaviour): (string | Run)[] {
  const { t } = words;
  const source = knowledge.sources.get(row.source);
  const home = firstLink(source?.url);
  const figures = firstLink(row.url);
  const judge = row.otherJudge;
  return [
    linked(english(source?.title ?? row.source), home),
    figures && figures !== home && linked({ text: t('figures') }, figures),
    row.readVia === 'secondary' && t('second_hand'),
    words.dates(row.from, row.to) || t('undated'),
    isOld(row, now) && t('old'),
    row.judge && t('judge', phrase(row.judge, (...id) => words.of('judged_by', ...id)) || row.judge),
    judge && t('other_judge', judge.notAnswered, judge.judged),
  ].flatMap((part, index) => (part ? (index ? [' · ', part] : part) : []));
}

/** On what host it was measured or seen, beside the answer's own. */
export function hostLine({ words, provider }: Scene, row: Behaviour): string {
  const names = row.hosts.map(({ name }) => phrase(name, (...id) => words.of('at', ...id)) || name);
  const hosts = words.list(names) || words.t('host_unknown');
  const key = row.observed ? 'seen_at' : provider ? 'host_yours' : 'host';
  return words.t(key, hosts, provider);
}

/** One row in a line: its figure, language, and who says it when and where. */
export const rowLine = (scene: Scene, figure: string | Run, row: Behaviour): Line => [
  figure,
  ` · ${scene.words.languageName(row.language)} · `,
  ...sourceLine(scene, row),
  ` · ${hostLine(scene, row)} `,
  english(row.note),
];
