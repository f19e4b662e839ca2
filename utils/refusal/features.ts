import type { DeclineReading } from './decline.ts';
import { narrativeScore, STRUCTURE } from './evasion.ts';
import { CUES, type Cue } from './lexicon/cues.ts';
import { findCues } from './lexicon/index.ts';
import { ASKS_FOR_VOICE } from './narrative.ts';
import { isCut } from './opening.ts';
import { readOverlap } from './overlap.ts';
import type { Passages } from './passages.ts';
import type { Task } from './task.ts';
import { readTongue, type Tongue } from './tongue.ts';

/** Folded characters that hold the first sentence or so. */
const LEAD = 150;
const LEAD_WIDE = 56;
const PLACES = ['lead', 'head', 'all', 'tail'] as const;
const CODES = [
  'declines-first',
  'declines-early',
  'declines-part',
  'other-subject',
  'no-opinion',
  'lacks-tool',
  'declines-softly',
];
const PLAIN = [
  'length',
  'longLength',
  'cut',
  'asks',
  'code',
  'items',
  'breaks',
  'quotes',
  'digits',
  'question',
  'ruleScore',
  'ruleRest',
  'core',
  'other',
  'make',
  'salutation',
  'quoted',
  'partial',
  'policy',
  'tool',
  'turns',
  'self',
  'narrative',
  'voice',
  'slant',
  'headOverlap',
  'allOverlap',
  'tailOverlap',
  'subject',
  'sameTongue',
  'english',
  'promptLength',
  'long',
  'short',
  'voiced',
  'verdict',
  'argues',
  'satire',
  'critical',
  'list',
  'promptCritical',
  'promptNarrative',
  'promptValues',
  'cannotAt',
] as const;

/** Names of the features, in the order of `readFeatures`. */
export const FEATURES: readonly string[] = [
  ...PLAIN,
  ...CODES,
  ...PLACES.flatMap((place) => CUES.map((cue) => `${place}:${cue}`)),
];

export interface Material {
  readonly answer: string;
  /** Folded, at most 600 characters. */
  readonly prompt: string;
  readonly passages: Passages;
  /** Length of the answer in units of `readLength`. */
  readonly units: number;
  readonly task: Task;
  readonly tongue: Tongue;
  readonly decline: DeclineReading;
}

const log = (value: number): number => Math.log(Math.max(1, value));
const bit = (value: boolean): number => (value ? 1 : 0);
const count = (counts: Float64Array | undefined, cue: Cue): number => counts?.[CUES.indexOf(cue)] ?? 0;
const matches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * What is measured of an answer against its prompt, whatever its language: lengths, structure, what the rules saw,
 * and how often each kind of cue occurs in the first sentence, the beginning, the end, and per 1000 units over all.
 */
export function readFeatures({
  answer,
  prompt,
  passages,
  units,
  task,
  tongue,
  decline,
}: Material): Float64Array {
  const { head, middle, tail } = passages;
  const all = `${head}\n${middle}\n${tail}`;
  const promptTongue = readTongue(prompt);
  const wide = tongue === 'zh' || tongue === 'ja';
  const end = all.length;
  const { counts, first } = findCues(all, tongue, [
    { from: 0, to: wide ? LEAD_WIDE : LEAD },
    { from: 0, to: head.length },
    { from: 0, to: end },
    { from: end - tail.length, to: end },
  ]);
  const [lead, inHead, inAll, inTail] = counts as [Float64Array, Float64Array, Float64Array, Float64Array];
  const inPrompt = findCues(prompt, promptTongue, [{ from: 0, to: prompt.length }]).counts[0];
  const per = 1000 / Math.max(300, all.length * (wide ? 3 : 1));
  const { shares, size } = readOverlap(prompt, [head, all, tail]);
  const { verdict, marks } = decline;
  const at = (index: number): number => (index === -1 ? 1000 : index * (wide ? 3 : 1));
  const plain: Record<(typeof PLAIN)[number], number> = {
    length: log(units),
    longLength: task.long ? log(units) : 12,
    cut: bit(isCut(answer)),
    asks: bit(/[?？؟]\s*$/.test(tail.slice(-20))),
    code: bit(/```|^\s*[[{<]/.test(answer.slice(0, 1500))),
    items: matches(all, STRUCTURE),
    breaks: Math.min(40, matches(all, /\n/g)),
    quotes: matches(head, /"/g),
    digits: (matches(all, /\d/g) * 1000) / Math.max(300, all.length),
    question: bit(/[?？؟]/.test(prompt)),
    ruleScore: verdict?.score ?? 0,
    ruleRest: verdict?.signal === 'refusal' ? log(units) : 12,
    core: at(marks.core),
    other: at(marks.other),
    make: at(marks.make),
    salutation: bit(marks.salutation),
    quoted: bit(marks.quoted),
    partial: bit(marks.partial),
    policy: bit(marks.policy),
    tool: bit(marks.tool),
    turns: bit(marks.turns),
    self: bit(marks.self),
    narrative: narrativeScore(answer, units),
    voice: bit(ASKS_FOR_VOICE.test(prompt)),
    slant: (count(inAll, 'narrative') - count(inAll, 'critical')) * per,
    headOverlap: shares[0] ?? -1,
    allOverlap: shares[1] ?? -1,
    tailOverlap: shares[2] ?? -1,
    subject: size,
    sameTongue: bit(tongue === promptTongue),
    english: bit(tongue === 'en'),
    promptLength: log(prompt.length * (promptTongue === 'zh' || promptTongue === 'ja' ? 3 : 1)),
    long: bit(task.long),
    short: bit(task.short),
    voiced: bit(task.voiced),
    verdict: bit(task.verdict),
    argues: bit(task.argues),
    satire: bit(task.satire),
    critical: bit(task.critical),
    list: bit(task.list),
    promptCritical: count(inPrompt, 'critical'),
    promptNarrative: count(inPrompt, 'narrative'),
    promptValues: count(inPrompt, 'values'),
    cannotAt: at(first[CUES.indexOf('cannot')] ?? -1),
  };
  const values = new Float64Array(FEATURES.length);
  let next = 0;
  for (const name of PLAIN) values[next++] = plain[name];
  for (const code of CODES) values[next++] = bit(verdict?.why.code === code);
  for (const counted of [lead, inHead]) for (const value of counted) values[next++] = value;
  for (const value of inAll) values[next++] = value * per;
  for (const value of inTail) values[next++] = value;
  return values;
}
