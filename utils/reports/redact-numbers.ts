/**
 * Telephone, card, account and identity numbers. Not told apart and not checked (Luhn, lengths by country): a number that
 * is mistyped, or of a country nobody thought of, must not leave either. So every stretch of seven figures or more goes,
 * in whatever script, with the separators people put into such numbers. What stays is what reads as a date or a range of years.
 *
 * libphonenumber-js was tried: with a default country it found 5 of 10 ordinary spellings, without one 4.
 */
const SEPARATORS = '[ \\u00a0\\u2007\\u2009\\u202f.·()\\[\\]/\\\\‐‑‒–—_-]{0,3}';
const STRETCH = new RegExp(`[+＋]?[(\\[]?\\p{Nd}(?:${SEPARATORS}\\p{Nd}){6,}`, 'gu');
/** Identity numbers with letters in them (IBAN, passports): eight or more characters, half of them figures. */
const MIXED = /(?<![\p{L}\p{N}⟦])(?=(?:[A-Z]{0,6}\d){4})[A-Z0-9]{8,34}(?![\p{L}\p{N}])/gu;

const YEAR = '(?:1[5-9]\\d{2}|20\\d{2})';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const DATE = `(?:${YEAR}[-./]${MONTH}[-./]${DAY}|${DAY}[-./]${MONTH}[-./]${YEAR}|${MONTH}[-./]${DAY}[-./]${YEAR}|(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))`;
const TIME = '(?:[01]?\\d|2[0-4])';
/** One date or year, or a range of two, with an hour after it at most: eight figures that read as two years stay. */
const HARMLESS = new RegExp(
  `^[(\\[]?(?:(?:${YEAR}|${DATE})[)\\]]?[ \\u00a0]?[-–—(\\[ ]?[ \\u00a0]?)?(?:${YEAR}|${DATE})(?: ${TIME})?$`,
);
/** Longer than any range of two dates. */
const LONGEST_DATES = 30;

export function maskNumbers(text: string, mask: string): string {
  const replace = (match: string): string =>
    match.length <= LONGEST_DATES && HARMLESS.test(match) ? match : mask;
  return text.replace(MIXED, replace).replace(STRETCH, replace);
}
