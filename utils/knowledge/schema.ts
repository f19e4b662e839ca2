import { z } from '../zod.ts';
import * as limit from './schema-limits.ts';
import { LANGUAGES } from './types.ts';

const text = (max: number) => z.string().max(max).regex(limit.TEXT);
const name = text(limit.CAPS.name).min(1);
const sentence = text(limit.CAPS.sentence);
const slug = z.string().regex(limit.SLUG);
const topicId = z.string().regex(limit.TOPIC_ID);
const modelId = z.string().regex(limit.MODEL_ID);
const behaviourId = z.string().regex(limit.BEHAVIOUR_ID);
const regionId = z.string().regex(limit.REGION_ID);
const groupId = z.string().regex(limit.GROUP_ID);
const url = z.string().regex(limit.HTTPS_URL);
const date = z.string().regex(limit.DATE);
const cardinal = (max: number) => z.number().int().min(0).max(max);
const list = <T extends z.ZodType>(item: T, max: number) => z.array(item).max(max);

/** A record keyed by ids. Zod leaves a key `__proto__` unseen; a list that has one is hostile. */
const keyed = <T extends z.ZodType>(key: RegExp, item: T, max: number) =>
  z
    .custom<unknown>(
      (value) => typeof value !== 'object' || value === null || !Object.hasOwn(value, '__proto__'),
      'must not have a key __proto__',
    )
    .pipe(z.record(z.string().regex(key), item))
    .refine((record) => Object.keys(record).length <= max, 'too many keys');

const language = z.enum(LANGUAGES);
const measuredLanguage = z.enum([...LANGUAGES, 'und', 'mul']);

/** Half counts occur where a source averaged two judges. */
const countShape = {
  notAnswered: z
    .number()
    .min(0)
    .max(limit.CAPS.judged)
    .refine((value) => Number.isInteger(value * 2), 'must be a whole or half number'),
  judged: cardinal(limit.CAPS.judged).min(1),
};
const withinJudged = [
  (count: { notAnswered: number; judged: number }) => count.notAnswered <= count.judged,
  'notAnswered must not exceed judged',
] as const;

const termSchema = z.strictObject({
  text: name,
  language,
  match: z.enum(limit.MATCH_KINDS),
  strength: z.enum(limit.TERM_STRENGTHS),
});
export const termsSchema = list(termSchema, limit.CAPS.terms);

const topicShape = {
  id: topicId,
  region: regionId,
  parent: topicId.nullable(),
  title: keyed(limit.TITLE_KEY, name, limit.CAPS.titles).refine(
    (titles) => Object.hasOwn(titles, 'en'),
    'needs an English title',
  ),
  twoWeak: z.boolean(),
  combinations: list(
    z.strictObject({
      all: list(list(groupId, limit.CAPS.groups).min(1), limit.CAPS.titles).min(1),
      none: list(groupId, limit.CAPS.groups),
      fallback: z.boolean(),
    }),
    limit.CAPS.combinations,
  ),
};
/** A topic as the source files give it. */
export const topicSchema = z.strictObject({
  ...topicShape,
  terms: termsSchema,
  notContexts: termsSchema,
  anchors: termsSchema,
});

const wireTerms = keyed(limit.TERM_KIND, list(name, limit.CAPS.terms), limit.CAPS.termKinds);
const wireTopicSchema = z.strictObject({
  ...topicShape,
  terms: wireTerms,
  notContexts: wireTerms,
  anchors: wireTerms,
});

export const sourceSchema = z.strictObject({
  id: slug,
  title: name,
  authors: name,
  url,
  date: name,
  method: sentence,
  limits: sentence,
  licence: name,
  cite: text(limit.CAPS.sentence),
});

export const testSetSchema = z.strictObject({
  id: slug,
  source: slug,
  title: name,
  topics: list(topicId, limit.CAPS.topicLinks),
  region: regionId.nullable(),
});

const links = list(behaviourId, limit.CAPS.links);
export const modelShape = {
  id: modelId,
  developer: name,
  family: name,
  lineage: name.nullable(),
  status: z.enum(limit.MODEL_STATUSES),
  note: sentence,
};
const modelSchema = z.strictObject({
  ...modelShape,
  exact: links,
  variant: links,
  family_context: links,
  lineage_context: links,
});

const countSchema = z.strictObject(countShape).refine(...withinJudged);
const controlSchema = z
  .strictObject({ ...countShape, language: measuredLanguage, testSets: list(slug, limit.CAPS.hosts) })
  .refine(...withinJudged);
const otherJudgeSchema = z.strictObject({ ...countShape, judge: name }).refine(...withinJudged);
const cellSchema = z
  .strictObject({ ...countShape, topics: list(topicId, limit.CAPS.topicLinks).min(1) })
  .refine(...withinJudged);

export const behaviourShape = {
  id: behaviourId,
  models: list(modelId, limit.CAPS.hosts),
  modelAsNamed: name,
  source: slug,
  testSet: slug,
  language: measuredLanguage,
  axis: z.enum(limit.AXES),
  count: countSchema.nullable(),
  unreadable: cardinal(limit.CAPS.judged),
  control: controlSchema.nullable(),
  otherJudge: otherJudgeSchema.nullable(),
  perTopic: list(cellSchema, limit.CAPS.topicLinks),
  figure: sentence,
  observed: z.enum(limit.OBSERVED).nullable(),
  judge: text(limit.CAPS.name),
  hosts: list(z.strictObject({ name, answers: cardinal(limit.CAPS.judged).nullable() }), limit.CAPS.hosts),
  from: date,
  to: date,
  readVia: z.enum(limit.READ_VIA),
  url,
  note: sentence,
};
const behaviourSchema = z.strictObject(behaviourShape);

/** What the list says of itself as a whole. */
export const headerShape = {
  version: cardinal(limit.CAPS.version).min(1),
  generated: z.string().regex(limit.DATE_TIME),
  expires: z.string().regex(limit.DATE_TIME),
  minimumExtensionVersion: z.string().regex(limit.EXTENSION_VERSION),
  killSwitches: list(z.enum(limit.KILL_SWITCHES), limit.KILL_SWITCHES.length),
};

/**
 * The list as it travels (`wire.ts`). Structure only: that ids refer to something is checked where a list is built,
 * and a dangling id costs the reader a row, never an error.
 */
export const knowledgeListSchema = z.strictObject({
  schemaVersion: z.literal(1),
  ...headerShape,
  sources: list(sourceSchema, limit.CAPS.sources),
  testSets: list(testSetSchema, limit.CAPS.testSets),
  anchors: keyed(limit.GROUP_ID, wireTerms, limit.CAPS.groups),
  topics: list(wireTopicSchema, limit.CAPS.topics),
  models: list(modelSchema, limit.CAPS.models),
  behaviours: list(behaviourSchema, limit.CAPS.behaviours),
});
