import { readDecline } from './decline.ts';
import { findEvasion } from './evasion.ts';
import { type Material, readFeatures } from './features.ts';
import { foldText } from './fold.ts';
import { isSuspect, UNSUSPECTED } from './gate.ts';
import { explain, judge } from './judge.ts';
import { findCues } from './lexicon/index.ts';
import type { RefusalModel } from './model.ts';
import { readNgrams } from './ngrams.ts';
import { type Opening, readLength, readOpening } from './opening.ts';
import { readPassages } from './passages.ts';
import { SPAN_CHARS, sentenceAt } from './sentence.ts';
import { readTask } from './task.ts';
import { readTongue, type Tongue } from './tongue.ts';
import type { RefusalDetector, RefusalInput, RefusalVerdict, Why } from './types.ts';
import { findWithheld } from './withheld.ts';

/**
 * Score above which a refusal may be shown although no topic matched: at most 0.1 % of ordinary answers may exceed it.
 * Only rules reach it: answers that decline the request in so many words, at once, and say little else. Measured in
 * docs/refusal-detector.md.
 */
export const REFUSAL_ALONE_THRESHOLD = 0.9;

/** Rules that stand whatever the model thinks: the request is declined in words, or another subject offered. */
const CERTAIN = /^(?:declines-first|declines-early|other-subject)$/;
/** Below this the model overrules the other rules: a little for words, more for length alone. */
const VETO: Readonly<Record<string, number>> = {
  'too-short': 0.5,
  'declines-part': 0.1,
  'declines-softly': 0.1,
};
const USUAL_VETO = 0.02;
/** Characters of a prompt that are read. */
const PROMPT_CHARS = 600;

const NOTHING: RefusalVerdict = { signal: 'answered', score: 0, why: { code: 'none', span: '' } };

/** The answer's language; that of the prompt where the answer is too short to tell. */
function tongueOf(opening: Opening, prompt: string): Tongue {
  const tongue = readTongue(opening.text);
  return tongue === 'other' ? readTongue(prompt) : tongue;
}

/** Everything that is read of one answer, once. */
export function readEvidence({ answer, prompt }: RefusalInput) {
  const opening = readOpening(answer);
  const folded = foldText(prompt.slice(0, PROMPT_CHARS));
  const task = readTask(folded);
  const tongue = tongueOf(opening, folded);
  const chars = answer.length;
  const units = readLength(answer);
  const passages = readPassages(answer);
  const decline = readDecline(opening, { task, tongue, chars, units: units / Math.max(1, chars) });
  const rule = decline.verdict ?? findEvasion(answer, prompt, units, task);
  const material: Material = { answer, prompt: folded, passages, units, task, tongue, decline };
  return { opening, passages, rule, material };
}

/** Whether the rules decide, at this opinion of the model (0..1). */
export const isRuled = (rule: RefusalVerdict | null, non: number): boolean =>
  rule !== null &&
  rule.signal !== 'inability' &&
  (CERTAIN.test(rule.why.code) || non > (VETO[rule.why.code] ?? USUAL_VETO));

/** The rules and the model together; see docs/refusal-detector.md, "How it decides". */
function weigh(input: RefusalInput, model: RefusalModel): RefusalVerdict {
  const { opening, passages, rule, material } = readEvidence(input);
  const { tongue, task } = material;
  const values = readFeatures(material);
  const judgement = judge(values, readNgrams(passages), model);
  const { non, open } = judgement;
  // The model's suspicion alone never reaches the score of an open refusal.
  const suspicion = REFUSAL_ALONE_THRESHOLD * non;
  if (rule && isRuled(rule, non)) return { ...rule, score: Math.max(rule.score, suspicion) };
  if (non > (isSuspect(values, task) ? thresholdOf(model, tongue) : UNSUSPECTED)) {
    const { code, cues } = explain(judgement, model);
    const why = { code, span: quoteCue(opening, cues, tongue) };
    return { signal: open > model.thresholds.open ? 'refusal' : 'evasion', score: suspicion, why };
  }
  return rule?.signal === 'inability'
    ? { ...rule, score: Math.min(suspicion, rule.score) }
    : { ...NOTHING, score: suspicion };
}

const thresholdOf = ({ thresholds: { non } }: RefusalModel, tongue: Tongue): number =>
  tongue === 'en' || tongue === 'zh' || tongue === 'fi' ? non[tongue] : non.other;

/** The sentence of the opening that has the first of these cues; empty where it has none. */
function quoteCue(opening: Opening, cues: readonly number[], tongue: Tongue): string {
  if (cues.length === 0) return '';
  const { first } = findCues(opening.text, tongue, []);
  const at = Math.min(...cues.map((cue) => first[cue] ?? -1).filter((index) => index >= 0));
  if (!Number.isFinite(at)) return '';
  return opening.quote(...sentenceAt(opening.text, at, at)).slice(0, SPAN_CHARS);
}

/** Marks what the reasoning knew and the answer leaves out. */
function withReasoning(verdict: RefusalVerdict, { answer, prompt, reasoning }: RefusalInput): RefusalVerdict {
  if (!reasoning || (verdict.signal !== 'refusal' && verdict.signal !== 'evasion')) return verdict;
  const withheld: Why | null = findWithheld(answer, prompt, reasoning);
  return withheld ? { ...verdict, withheld } : verdict;
}

/**
 * Says of one answer whether it answers, evades, refuses or is unable; from the text alone, without network or state.
 * Looks at bounded parts of the answer only, so that time does not grow with its length.
 *
 * May be asked with the beginning of an answer that is still being written. Of a beginning only `refusal` means
 * something: an evasion is judged by what is missing, so it needs the whole answer.
 *
 * @param model null: by rules alone, as when the weights file is damaged
 */
export function createRefusalDetector(model: RefusalModel | null): RefusalDetector {
  return (input) => {
    if (input.answer.trim() === '') return NOTHING;
    const verdict = model ? weigh(input, model) : (readEvidence(input).rule ?? NOTHING);
    return withReasoning(verdict, input);
  };
}

/** The rules alone. */
export const detectRefusal: RefusalDetector = createRefusalDetector(null);
