/** Characters of the answer's beginning that are looked at; bounds the time of every pattern below. */
const HEAD_CHARS = 900;

/** Traditional → simplified, only for characters that the Chinese patterns use. */
const HAN_PAIRS =
  '無无對对個个問问題题請请討讨論论談谈評评協协幫帮處处續续執执與与參参給给創创寫写話话換换別别範范圍围學学還还時时關关規规違违顯显點点絕绝為为聯联網网實实覽览圖图視视決决發发會会觀观場场繼继專专業业沒没氣气鏈链內内據据準准確确復复體体';
const HAN = new Map<string, string>();
for (let i = 0; i + 1 < HAN_PAIRS.length; i += 2) HAN.set(HAN_PAIRS.charAt(i), HAN_PAIRS.charAt(i + 1));

/** Letters written more than one way, and the one that the patterns use; each string starts with that one. */
const FOLDS = new Map(
  ["'’‘ʼ`´", '"“”„«»「」『』', 'اأإآ', 'её', 'يى', '-‐‑'].flatMap((group) =>
    [...group.slice(1)].map((char) => [char, group.charAt(0)] as const),
  ),
);

/** Invisible characters, Arabic vowel signs and stretch, Markdown marks: skipped. */
const SKIP = /[\u00ad\u200b-\u200f\u2060\ufeff\u064b-\u0652\u0640*_#>~]/;

export interface Opening {
  /** Lower case, white space collapsed (line breaks kept as "\n"), traditional characters as simplified ones. */
  readonly text: string;
  /** The same, character for character, with Chinese characters as written (Japanese: 話 is not 话 there). */
  readonly unfolded: string;
  /** The answer's own words for a stretch of `text`. */
  quote(from: number, to: number): string;
}

/** One character in the form of the patterns; '' where it is skipped. `last`: the character before it. */
function fold(raw: string, last: string): string {
  const code = raw.charCodeAt(0);
  if (code >= 97 && code <= 122) return raw;
  if (SKIP.test(raw)) return '';
  if (raw === '\n') return last === '' || last === '\n' ? '' : '\n';
  if (/\s/.test(raw)) return last === '' || last === '\n' || last === ' ' ? '' : ' ';
  const lower = raw.toLowerCase();
  return FOLDS.get(lower) ?? (lower.length === 1 ? lower : raw);
}

/** The beginning of an answer in the form that the patterns expect. Linear in at most 900 characters. */
export function readOpening(answer: string): Opening {
  const head = answer.slice(0, HEAD_CHARS).normalize('NFKC');
  let unfolded = '';
  let last = '';
  const at: number[] = [];
  for (let i = 0; i < head.length; i++) {
    const char = fold(head.charAt(i), last);
    if (char === '') continue;
    unfolded += char;
    last = char;
    at.push(i);
  }
  return {
    text: unfolded.replace(/[\u4e00-\u9fff]/g, (char) => HAN.get(char) ?? char),
    unfolded,
    quote: (from, to) => head.slice(at[from] ?? 0, (at[to - 1] ?? head.length - 1) + 1).trim(),
  };
}

/** Length of a text in Latin letters: one Han, kana or hangul character says about as much as three. */
export function readLength(text: string): number {
  const sample = text.slice(0, 2000);
  let wide = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code >= 0x3040 && code <= 0xd7a3) wide++;
  }
  return sample.length === 0 ? 0 : text.length * (1 + (2 * wide) / sample.length);
}
