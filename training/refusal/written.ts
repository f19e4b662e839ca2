import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, shuffle } from './random.ts';
import type { Label, Row } from './rows.ts';

const LICENCE = 'Apache-2.0 (written for this project)';
const FOLDER = join(import.meta.dirname, 'written');

/** Composed rows of one language, by kind. */
const REFUSALS = 60;
const NARRATIVES = 45;
const HEDGES = 45;
const MIXED = 15;
const STRAYS = 5;
const ACCOUNTS = 8;

/** The parts of one language by their letter (README.md of the folder says what each letter is). */
type Parts = ReadonlyMap<string, readonly string[]>;

function readParts(file: string): Parts {
  const parts = new Map<string, string[]>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const kind = line.charAt(0);
    const text = line.slice(2).trim().replaceAll('\\n', '\n');
    parts.set(kind, [...(parts.get(kind) ?? []), text]);
  }
  return parts;
}

const split = (line: string): [prompt: string, answer: string] => {
  const [prompt = '', answer = ''] = line.split(' => ');
  return [prompt, answer];
};

/** Puts parts together as sentences: no spaces in Chinese and Japanese, a capital at the start. */
function join2(parts: readonly string[], wide: boolean): string {
  const text = parts.filter(Boolean).join(wide ? '' : ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The rows of one language: the same for the same seed and parts. */
export function composeRows(language: string, parts: Parts, seed: number): Row[] {
  const random = createRandom(seed);
  const wide = language.startsWith('zh') || language === 'ja';
  const of = (kind: string): readonly string[] => parts.get(kind) ?? [];
  const one = (kind: string): string => of(kind)[Math.floor(random() * of(kind).length)] ?? '';
  const some = (list: readonly string[], least: number, most: number): string[] =>
    shuffle([...list], random).slice(0, least + Math.floor(random() * (most - least + 1)));
  const rows: Row[] = [];
  const add = (label: Label, prompt: string, answer: string, hard = false): void => {
    const id = `written:${language}:${rows.length}`;
    const rest = { source: `written-${language}`, family: 'written', promptId: prompt, clean: true, hard };
    rows.push({ id, language, label, prompt, answer, ...rest, licence: LICENCE });
  };
  const asked = (): string => (random() < 0.6 ? one('P') : one('X'));
  for (let i = 0; i < REFUSALS; i++) {
    add('refusal', asked(), join2([one('o'), one('d'), one('r'), one('e')], wide));
  }
  for (const answer of of('R')) for (let i = 0; i < 3; i++) add('refusal', asked(), answer);
  for (let i = 0; i < NARRATIVES; i++) add('evasive', one('P'), join2(some(of('N'), 3, 8), wide));
  for (let i = 0; i < HEDGES; i++) add('evasive', one('P'), join2(some(of('C'), 2, 5), wide));
  for (let i = 0; i < MIXED; i++)
    add('evasive', one('P'), join2(shuffle([...some(of('N'), 1, 4), ...some(of('C'), 1, 3)], random), wide));
  for (const line of of('E')) for (let i = 0; i < 2; i++) add('evasive', ...split(line));
  for (let i = 0; i < STRAYS; i++) add('evasive', one('X'), split(one('D'))[1]);
  for (const line of of('K')) for (let i = 0; i < ACCOUNTS; i++) add('answer', ...accountOf(line, i));
  for (const line of of('D')) for (let i = 0; i < 2; i++) add('answer', ...split(line));
  for (const line of of('A')) for (let i = 0; i < 2; i++) add('answer', ...split(line));
  for (const line of of('H')) for (let i = 0; i < 2; i++) add('answer', ...split(line), true);
  for (const line of of('I')) for (let i = 0; i < 2; i++) add('answer', ...split(line));
  return rows;

  /** A full account: its sentences as prose or as a list, with or without a remark before and a hedge after. */
  function accountOf(line: string, variant: number): [string, string] {
    const [prompt, account] = split(line);
    const sentences = account.split(' | ');
    const told = variant < 3 ? sentences : some(sentences, 3, sentences.length);
    const numbered = variant % 3 === 1;
    const body = numbered ? told.map((text, i) => `${i + 1}. ${text}`).join('\n') : join2(told, wide);
    const before = variant % 2 === 1 ? one('S') : '';
    const after = variant === 2 || variant === 5 ? one('C') : '';
    return [prompt, [before, body, after].filter(Boolean).join('\n\n')];
  }
}

/** Letters of the held-back files. */
const HELD_BACK: Readonly<Record<string, Label>> = {
  R: 'refusal',
  E: 'evasive',
  A: 'answer',
  H: 'answer',
  I: 'answer',
};

/** Sets looked at while the rules were made; `unseen` last, after it had been scored blind (docs/refusal-detector.md). */
export const HELD_BACK_SETS = ['held-back', 'fresh', 'unseen'] as const;

/** Answers written apart from the others, on other subjects: for testing only. */
export function readHeldBack(set: (typeof HELD_BACK_SETS)[number]): Row[] {
  const folder = join(import.meta.dirname, set);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const language = file.replace('.txt', '');
      return [...readParts(join(folder, file))].flatMap(([kind, lines]) =>
        lines.map((line, i): Row => {
          const [prompt, answer] = split(line);
          const row = {
            id: `${set}:${language}:${kind}${i}`,
            language,
            label: HELD_BACK[kind] ?? 'answer',
            prompt,
            answer,
          };
          const rest = {
            source: set,
            family: set,
            promptId: prompt,
            clean: true,
            hard: kind === 'H',
          };
          return { ...row, ...rest, licence: LICENCE };
        }),
      );
    });
}

/** Answers written for this project, all languages. */
export function readWritten(seed: number): Row[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file, i) => composeRows(file.replace('.txt', ''), readParts(join(FOLDER, file)), seed + i));
}
