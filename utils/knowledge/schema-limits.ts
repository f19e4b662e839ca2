import { LANGUAGES } from './types.ts';

/**
 * What a text of the knowledge list may look like, shared by the Zod schema and the hand-written guards
 * so that both give the same verdict. Caps are far above today's data: they bound hostile lists, not ours.
 */

/** Hub id `org/name`, or the router's alias without an organisation. */
export const MODEL_ID = /^[A-Za-z0-9][\w.-]{0,95}(?:\/[\w.-]{1,95})?$/;
/** Source and test set ids. */
export const SLUG = /^[a-z0-9][a-z0-9.-]{0,63}$/;
export const TOPIC_ID = /^[a-z][a-z0-9_]{1,63}$/;
/** `source/subject/part/language`. */
export const BEHAVIOUR_ID = /^[a-z0-9][A-Za-z0-9./-]{1,159}$/;
export const REGION_ID = /^[a-z]{2,12}$/;
/** Group of terms: a region's anchors (`cn`) or vocabulary that combinations name (`follow-up-cue`). */
export const GROUP_ID = /^[a-z][a-z0-9-]{1,63}$/;
/** Key of a topic's titles: a language tag. */
export const TITLE_KEY = /^[a-z]{2}(?:-[A-Z][a-z]{3})?$/;
/** Links are shown to the reader: https only, nothing that could leave an attribute. */
export const HTTPS_URL = /^https:\/\/[^\s"'<>\\^`{|}]{3,480}$/;
/** ISO date or empty. */
export const DATE = /^(?:20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?$/;
export const DATE_TIME = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T[0-2]\d:[0-5]\d:[0-5]\dZ$/;
/** Version of the extension, one to four numbers, as manifests write it. */
export const EXTENSION_VERSION = /^\d{1,5}(?:\.\d{1,5}){0,3}$/;
/** Text for the reader: no control characters, no overrides of the writing direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
export const TEXT = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]*$/;

export const CAPS = {
  name: 120,
  sentence: 600,
  judged: 1_000_000,
  sources: 500,
  testSets: 500,
  titles: 100,
  groups: 500,
  topics: 2_000,
  terms: 5_000,
  combinations: 500,
  termKinds: 200,
  models: 20_000,
  behaviours: 50_000,
  links: 2_000,
  topicLinks: 500,
  hosts: 60,
  version: 1_000_000_000,
} as const;

export const MATCH_KINDS = ['word', 'prefix', 'substring'] as const;
export const TERM_STRENGTHS = ['strong', 'ambiguous', 'name', 'weak'] as const;
/** Key of packed terms: `language match strength`. */
export const TERM_KIND = new RegExp(
  `^(?:${LANGUAGES.join('|')}) (?:${MATCH_KINDS.join('|')}) (?:${TERM_STRENGTHS.join('|')})$`,
);
export const MODEL_STATUSES = ['current', 'former', 'reference'] as const;
export const AXES = ['refusal', 'omission', 'framing', 'choice', 'documented', 'context'] as const;
export const OBSERVED = ['refused', 'answered'] as const;
/** Features that a list can switch off, by name; docs/list-format.md says what each means. */
export const KILL_SWITCHES = ['badges', 'model-mark', 'detector'] as const;
export const READ_VIA = ['primary', 'secondary'] as const;
