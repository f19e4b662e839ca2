import { simplify } from './han.ts';

/** Letters written more than one way, and the one that patterns and lexicons use; each string starts with that one. */
const FOLDS = new Map(
  ["'’‘ʼ`´", '"“”„«»「」『』', 'اأإآ', 'её', 'يى', '-‐‑'].flatMap((group) =>
    [...group.slice(1)].map((char) => [char, group.charAt(0)] as const),
  ),
);
/** Invisible characters, Arabic vowel signs and stretch, Markdown marks: skipped. */
const SKIP = /[\u00ad\u200b-\u200f\u2060\ufeff\u064b-\u0652\u0640*_#>~]/;
const SPACE = 32;
const LINE = 10;

function foldOne(raw: string): number {
  if (SKIP.test(raw)) return 0;
  if (raw === '\n') return LINE;
  if (/\s/.test(raw)) return SPACE;
  const lower = raw.toLowerCase();
  return (FOLDS.get(lower) ?? (lower.length === 1 ? lower : raw)).charCodeAt(0);
}

/** What each UTF-16 unit becomes (0: skipped; -1: not yet asked for); a look-up is ten times as fast as the patterns. */
const table = new Int32Array(0x10000).fill(-1);

/** A folded text and where its units were: `at[i]` is the index in the source of unit i of `text`. */
export interface Folded {
  readonly text: string;
  readonly at: Uint32Array;
}

/**
 * Lower case, marks and invisible characters gone, white space collapsed (line breaks kept as "\n"), quotation marks
 * and other variants as one. Linear in the text, which callers bound.
 */
export function foldUnits(source: string): Folded {
  const units = new Uint16Array(source.length);
  const at = new Uint32Array(source.length);
  let count = 0;
  let last = LINE;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    let unit = table[code] as number;
    if (unit === -1) {
      unit = foldOne(source.charAt(i));
      table[code] = unit;
    }
    if (unit === 0) continue;
    if (unit === SPACE && (last === SPACE || last === LINE)) continue;
    if (unit === LINE && last === LINE) continue;
    units[count] = unit;
    at[count++] = i;
    last = unit;
  }
  // Texts are some thousand units long: within what one call takes as arguments.
  const text = String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);
  return { text, at };
}

/** Traditional Chinese characters of a folded text as simplified ones; Japanese keeps its own. */
export function simplifyText(text: string): string {
  if (!/[\u4e00-\u9fff]/.test(text)) return text;
  const kana = text.match(/[\u3040-\u30fa]/g)?.length ?? 0;
  return kana * 8 > text.length ? text : text.replace(/[\u4e00-\u9fff]/g, simplify);
}

/** A text in the form of patterns and lexicons. */
export const foldText = (text: string): string => simplifyText(foldUnits(text.normalize('NFKC')).text);
