import { isHostMatch } from '../assess-rows.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Behaviour } from '../knowledge/types.ts';
import { firstLink, type Scene } from './scene.ts';
import type { Line, Run } from './types.ts';
import type { Words } from './words.ts';

const HOSTS_NAMED = 4;
const OLD_AFTER_MONTHS = 12;

/** Rows whose last day lies more than 12 months back; rows without a date are never called old. */
export function isOld(row: Behaviour, now: Date): boolean {
  const last = new Date(row.to || row.from);
  if (Number.isNaN(+last)) return false;
  last.setUTCMonth(last.getUTCMonth() + OLD_AFTER_MONTHS);
  return last < now;
}

/** A name of the list, which is in English whatever the interface speaks. */
export const english = (text: string): Run => ({ text, lang: 'en' });

/** Who says it and when: source with link, second-hand mark, dates, age, judges. */
export function sourceLine({ words, knowledge, now }: Scene, row: Behaviour): Line {
  const source = knowledge.sources.get(row.source);
  const title = english(source?.title ?? row.source);
  const href = source && firstLink(source.url);
  const figures = firstLink(row.url);
  const parts: Line[] = [[href ? { ...title, href } : title]];
  if (figures && figures !== href) parts.push([{ text: words.t('figures'), href: figures }]);
  if (row.readVia === 'secondary') parts.push([words.t('second_hand')]);
  const when = words.dates(row.from, row.to);
  parts.push([when || words.t('undated')]);
  if (isOld(row, now)) parts.push([{ text: words.t('old'), strong: true }]);
  if (row.judge) parts.push(words.rich('judge', english(row.judge)));
  const other = row.otherJudge;
  if (other) parts.push([words.t('other_judge', other.notAnswered, other.judged)]);
  return parts.flatMap((part, index) => (index ? [' · ', ...part] : part));
}

/** On what host it was measured, beside the answer's own. */
export function hostLine({ words, provider }: Scene, row: Behaviour): string {
  const hosts = row.hosts.toSorted((a, b) => (b.answers ?? 0) - (a.answers ?? 0));
  if (!hosts.length) return words.t(provider ? 'host_unknown_yours' : 'host_unknown', provider);
  const named = hosts.slice(0, HOSTS_NAMED);
  // The answer's own host is always named where it is among them.
  const own = hosts.slice(HOSTS_NAMED).find((host) => isHostMatch([host], provider));
  if (own) named[HOSTS_NAMED - 1] = own;
  const names = named.map(({ name }) => name);
  const more = hosts.length - named.length;
  const list = words.list(more ? [...names, words.plural('hosts_more', more)] : names);
  if (!provider) return words.t('host', list);
  return isHostMatch(hosts, provider) ? words.t('host_same', list) : words.t('host_yours', list, provider);
}

/** "List 12 of 23 Nov 2026". */
export const listLine = (words: Words, { list }: Knowledge): Line => [
  words.t('list_version', words.number(list.version), words.day(list.generated)),
];
