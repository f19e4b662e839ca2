import { simplify } from './han.ts';

/** Letters written more than one way, and the one that patterns and lexicons use; each string starts with that one. */
const FOLDS = new Map(
  ["'’‘ʼ`´", '"“”„«»「」『』', 'اأإآ', 'её', 'يى', '-‐‑'].flatMap((group) =>
    [...group.slice(1)].map((char) => [char, group.charAt(0)] as const),
  ),
);
/** Invisible characters, Arabic vowel signs and stretch, Markdown marks: skipped. */
const SKIP = /[\u00ad\u200b-\u200f\u2060\ufeff\u064b-\u0652\u0640*_#>~]/;

function foldOne(raw: string): string {
  if (SKIP.test(raw)) return '';
  if (raw === '\n') return '\n';
  if (/\s/.test(raw)) return ' ';
  const lower = raw.toLowerCase();
  return FOLDS.get(lower) ?? (lower.length === 1 ? lower : raw);
}

/** What each UTF-16 unit becomes, filled as units are met: a lookup is ten times as fast as the patterns above. */
const table: (string | undefined)[] = new Array(0x10000);

/** One UTF-16 unit, lower case and folded: '' where it is skipped, ' ' or '\n' for white space. */
export function foldChar(text: string, at: number): string {
  const code = text.charCodeAt(at);
  let folded = table[code];
  if (folded === undefined) {
    folded = foldOne(text.charAt(at));
    table[code] = folded;
  }
  return folded;
}

/** White space that follows white space, or the start, is skipped. */
export const isRepeatedSpace = (char: string, last: string): boolean =>
  char === ' ' ? last === '' || last === '\n' || last === ' ' : char === '\n' && (last === '' || last === '\n');

/** Traditional Chinese characters of a folded text as simplified ones; Japanese keeps its own. */
export function simplifyText(text: string): string {
  if (!/[\u4e00-\u9fff]/.test(text)) return text;
  const kana = text.match(/[\u3040-\u30fa]/g)?.length ?? 0;
  return kana * 8 > text.length ? text : text.replace(/[\u4e00-\u9fff]/g, simplify);
}

/** Lower case, folded, white space collapsed, simplified characters; linear in the text, which callers bound. */
export function foldText(text: string): string {
  const source = text.normalize('NFKC');
  let folded = '';
  let last = '';
  for (let i = 0; i < source.length; i++) {
    const char = foldChar(source, i);
    if (char === '' || isRepeatedSpace(char, last)) continue;
    folded += char;
    last = char;
  }
  return simplifyText(folded);
}
