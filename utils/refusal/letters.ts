/** What a UTF-16 unit is in a folded text: between words, part of a word, or a word by itself (Chinese, Japanese). */
export const GAP = 0;
export const LETTER = 1;
export const WIDE = 2;

const classes = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++) {
  if ((code >= 0x3040 && code <= 0x30fa) || (code >= 0x3400 && code <= 0x9fff)) classes[code] = WIDE;
  else if (code < 0xd800 && /[\p{L}\p{N}']/u.test(String.fromCharCode(code))) classes[code] = LETTER;
}

/** Class of a UTF-16 unit; a table, because it is asked for every character several times. */
export const classOf = (code: number): number => classes[code] as number;
