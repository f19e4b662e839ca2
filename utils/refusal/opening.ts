/** Characters of the answer's beginning that are looked at; bounds the time of every pattern below. */
const HEAD_CHARS = 900;

/** Traditional → simplified, only for characters that the Chinese patterns use. */
const HAN_PAIRS =
  '無无對对這这個个問问題题請请討讨論论談谈評评協协幫帮達达處处續续執执與与參参給给創创寫写撰撰編编擬拟話话換换聊聊別别範范圍围學学還还暫暂時时關关涉涉規规違违顯显示示點点應应當当礙碍難难絕绝從从為为語语聯联網网實实覽览圖图視视聽听記记舊旧黨党國国領领導导堅坚決决維维護护發发義义華华統统貢贡獻献穩稳會会開开華华歷历來来強强調调觀观見见場场類类產产屬属繼继認认團团結结專专業业將将傳传區区灣湾藏藏聲声譴谴責责謠谣誹诽謗谤';
const HAN = new Map<string, string>();
for (let i = 0; i + 1 < HAN_PAIRS.length; i += 2) HAN.set(HAN_PAIRS.charAt(i), HAN_PAIRS.charAt(i + 1));

/** Letters written more than one way, folded to the one the patterns use. */
const FOLDS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  '‐': '-',
  '‑': '-',
};

/** Invisible characters, Arabic vowel signs and stretch, Markdown marks: skipped. */
const SKIP = /[\u00ad\u200b-\u200f\u2060\ufeff\u064b-\u0652\u0640*_#>~]/;

export interface Opening {
  /** Lower case, folded, white space collapsed (line breaks kept as "\n"). */
  readonly text: string;
  /** The answer's own words for a stretch of `text`. */
  quote(from: number, to: number): string;
}

/** The beginning of an answer in the form that the patterns expect. Linear in at most 900 characters. */
export function readOpening(answer: string): Opening {
  const head = answer.slice(0, HEAD_CHARS).normalize('NFKC');
  // Japanese keeps its own characters (話 is not 话 there).
  const han = /[\u3040-\u30ff]/.test(head) ? null : HAN;
  let text = '';
  const at: number[] = [];
  for (let i = 0; i < head.length; i++) {
    const raw = head.charAt(i);
    if (SKIP.test(raw)) continue;
    const last = text.charAt(text.length - 1);
    let char: string;
    if (/\s/.test(raw)) {
      if (last === '' || last === '\n') continue;
      if (raw !== '\n' && last === ' ') continue;
      char = raw === '\n' ? '\n' : ' ';
    } else {
      const lower = raw.toLowerCase();
      char = FOLDS[lower] ?? han?.get(lower) ?? (lower.length === 1 ? lower : raw);
    }
    text += char;
    at.push(i);
  }
  return {
    text,
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
