import * as limit from './schema-limits.ts';
import { type KnowledgeList, LANGUAGES } from './types.ts';
import { unpackList, type WireList } from './wire.ts';

/** What is wrong with a value and where (`.topics[3].id: ...`), or null. */
type Check = (value: unknown, path: string) => string | null;

const fail = (path: string, wanted: string): string => `${path || 'list'}: not ${wanted}`;

const string =
  (pattern: RegExp, max = Number.POSITIVE_INFINITY, min = 0): Check =>
  (value, path) =>
    typeof value === 'string' && value.length >= min && value.length <= max && pattern.test(value)
      ? null
      : fail(path, 'a text of the right form');

const oneOf = (values: readonly unknown[]): Check => {
  const allowed = new Set(values);
  return (value, path) => (allowed.has(value) ? null : fail(path, 'one of the known words'));
};

const number =
  (min: number, max: number, step: 1 | 0.5): Check =>
  (value, path) =>
    typeof value === 'number' && value >= min && value <= max && Number.isInteger(value / step)
      ? null
      : fail(path, 'a number in range');

const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? null : check(value, path);

const array =
  (item: Check, max: number, min = 0): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      return fail(path, 'a list of the right length');
    for (let index = 0; index < value.length; index++) {
      const problem = item(value[index], `${path}[${index}]`);
      if (problem) return problem;
    }
    return null;
  };

const isRecord = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/** Exactly these keys, no more. */
const object = (shape: Readonly<Record<string, Check>>, also?: Check): Check => {
  const keys = Object.keys(shape);
  return (value, path) => {
    if (!isRecord(value)) return fail(path, 'an object');
    for (const key of keys) {
      if (!Object.hasOwn(value, key)) return fail(`${path}.${key}`, 'there');
      const problem = shape[key]?.(value[key], `${path}.${key}`);
      if (problem) return problem;
    }
    // All of ours are there, so a surplus is a stranger.
    if (Object.keys(value).length !== keys.length) return fail(path, 'free of unknown fields');
    return also?.(value, path) ?? null;
  };
};

const record =
  (pattern: RegExp, item: Check, max: number, required?: string): Check =>
  (value, path) => {
    if (!isRecord(value)) return fail(path, 'an object');
    const keys = Object.keys(value);
    if (keys.length > max) return fail(path, 'of the right size');
    if (required && !keys.includes(required)) return fail(`${path}.${required}`, 'there');
    for (const key of keys) {
      const problem = pattern.test(key)
        ? item(value[key], `${path}.${key}`)
        : fail(path, 'keyed by known ids');
      if (problem) return problem;
    }
    return null;
  };

const { CAPS } = limit;
const name = string(limit.TEXT, CAPS.name, 1);
const sentence = string(limit.TEXT, CAPS.sentence);
const slug = string(limit.SLUG);
const topicId = string(limit.TOPIC_ID);
const modelId = string(limit.MODEL_ID);
const behaviourId = string(limit.BEHAVIOUR_ID);
const region = string(limit.REGION_ID);
const group = string(limit.GROUP_ID);
const url = string(limit.HTTPS_URL);
const date = string(limit.DATE);
const truth = oneOf([true, false]);
const measuredLanguage = oneOf([...LANGUAGES, 'und', 'mul']);

const count = (more: Readonly<Record<string, Check>> = {}): Check =>
  object(
    { notAnswered: number(0, CAPS.judged, 0.5), judged: number(1, CAPS.judged, 1), ...more },
    (value, path) => {
      const { notAnswered, judged } = value as { notAnswered: number; judged: number };
      return notAnswered <= judged ? null : fail(path, 'a count within the judged');
    },
  );

const terms = record(limit.TERM_KIND, array(name, CAPS.terms), CAPS.termKinds);

const topic = object({
  id: topicId,
  region,
  parent: orNull(topicId),
  title: record(limit.TITLE_KEY, name, CAPS.titles, 'en'),
  terms,
  notContexts: terms,
  anchors: terms,
  twoWeak: truth,
  combinations: array(
    object({
      all: array(array(group, CAPS.groups, 1), CAPS.titles, 1),
      none: array(group, CAPS.groups),
      fallback: truth,
    }),
    CAPS.combinations,
  ),
});

const source = object({
  id: slug,
  title: name,
  authors: name,
  url,
  date: name,
  method: sentence,
  limits: sentence,
  licence: name,
  cite: sentence,
});

const testSet = object({
  id: slug,
  source: slug,
  title: name,
  topics: array(topicId, CAPS.topicLinks),
  region: orNull(region),
});

const links = array(behaviourId, CAPS.links);
const model = object({
  id: modelId,
  developer: name,
  family: name,
  lineage: orNull(name),
  status: oneOf(limit.MODEL_STATUSES),
  note: sentence,
  exact: links,
  variant: links,
  family_context: links,
  lineage_context: links,
});

const behaviour = object({
  id: behaviourId,
  models: array(modelId, CAPS.hosts),
  modelAsNamed: name,
  source: slug,
  testSet: slug,
  language: measuredLanguage,
  axis: oneOf(limit.AXES),
  count: orNull(count()),
  unreadable: number(0, CAPS.judged, 1),
  control: orNull(count({ language: measuredLanguage, testSets: array(slug, CAPS.hosts) })),
  otherJudge: orNull(count({ judge: name })),
  perTopic: array(count({ topics: array(topicId, CAPS.topicLinks, 1) }), CAPS.topicLinks),
  figure: sentence,
  observed: orNull(oneOf(limit.OBSERVED)),
  judge: string(limit.TEXT, CAPS.name),
  hosts: array(object({ name, answers: orNull(number(0, CAPS.judged, 1)) }), CAPS.hosts),
  from: date,
  to: date,
  readVia: oneOf(limit.READ_VIA),
  url,
  note: sentence,
});

const knowledgeList = object({
  schemaVersion: oneOf([1]),
  version: number(1, CAPS.version, 1),
  generated: string(limit.DATE_TIME),
  expires: string(limit.DATE_TIME),
  minimumExtensionVersion: string(limit.EXTENSION_VERSION),
  killSwitches: array(oneOf(limit.KILL_SWITCHES), limit.KILL_SWITCHES.length),
  sources: array(source, CAPS.sources),
  testSets: array(testSet, CAPS.testSets),
  anchors: record(limit.GROUP_ID, terms, CAPS.groups),
  topics: array(topic, CAPS.topics),
  models: array(model, CAPS.models),
  behaviours: array(behaviour, CAPS.behaviours),
});

export type ParsedList =
  | { readonly ok: true; readonly list: KnowledgeList }
  | { readonly ok: false; readonly reason: string };

/**
 * Parses a knowledge list where Zod would be too large (the content script). Same verdict as
 * `knowledgeListSchema`, which a property test holds it to; the value is not copied but
 * for its terms, which are unpacked.
 *
 * @returns the list, or the first fault with the path to it; never throws.
 */
export function parseKnowledgeList(value: unknown): ParsedList {
  const reason = knowledgeList(value, '');
  return reason === null ? { ok: true, list: unpackList(value as WireList) } : { ok: false, reason };
}
