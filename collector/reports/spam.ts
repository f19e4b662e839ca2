import type { Report } from '../../utils/reports/schema.ts';

/** What is told to the reporter and the moderator; empty: nothing is odd. */
export type Hold = string;

/** Reports with one tag (one install, model, topic and month) that may pass unlooked at. An honest reader has a few. */
const MOST_OF_ONE_TAG = 20;
/** Days of counts; tags change with the month. */
const MOST_TAGS = 50_000;
const LINKS = /https?:\/\/|www\.|\b[a-z0-9-]+\.(?:ru|top|xyz|shop|click|biz|info)\b/gi;

/** What a report by itself says against it. Pure. */
export function oddities({ comment, text, model, topics }: Report): Hold {
  if ((comment.match(LINKS)?.length ?? 0) > 1) return 'the comment holds several links';
  const words = `${text?.prompt ?? ''}${text?.answer ?? ''}`;
  if (text && !/\p{L}/u.test(words)) return 'there are no words in it';
  if (text && isRepeated(words)) return 'it says one thing over and over';
  if (model === '' && topics.length === 0 && !text && comment === '')
    return 'it names neither model nor topic';
  return '';
}

/** One short stretch makes up nearly all of it. */
function isRepeated(words: string): boolean {
  const pieces = words.match(/.{1,12}/gsu) ?? [];
  if (pieces.length < 50) return false;
  return new Set(pieces).size < pieces.length / 20;
}

/** Rules that look at more than one report; what they remember is in memory, and only tags and hashes. */
export function createSpamRules() {
  const tags = new Map<string, number>();
  return {
    /** @returns why it is held; empty: it is not */
    judge(report: Report): Hold {
      const alone = oddities(report);
      if (alone) return alone;
      const count = (tags.get(report.reporterTag) ?? 0) + 1;
      if (tags.size > MOST_TAGS) tags.clear();
      tags.set(report.reporterTag, count);
      return count > MOST_OF_ONE_TAG ? 'many reports of one reader about one subject' : '';
    },
  };
}
export type SpamRules = ReturnType<typeof createSpamRules>;

/** True when a version, such as `1.10.0`, is older than another. What is no version is older than any but 0.0.0. */
export function isOlder(version: string, least: string): boolean {
  const parts = (text: string) => (/^\d+(\.\d+){0,3}/.exec(text)?.[0] ?? '0').split('.').map(Number);
  const [have, need] = [parts(version), parts(least)];
  for (let at = 0; at < 3; at++) {
    const difference = (have[at] ?? 0) - (need[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
