/**
 * 10,000 generated texts with planted secrets: none leaves. A tenth of them with a fixed seed in every test run, all with
 * a new seed by `npm run soak`.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from './redact.ts';

const soak = process.env.UNSAID_SOAK !== undefined;
const runs = soak ? { numRuns: 10_000 } : { numRuns: 1_000, seed: 20261126 };

const from = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const ALNUM = `${DIGITS}${LOWER}${LOWER.toUpperCase()}`;
const HEX = `${DIGITS}abcdef`;
const join = (...parts: (fc.Arbitrary<string> | string)[]) =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((all) => all.join(''));

/** Figures in groups, as people write telephone, card and account numbers. */
const grouped = (sizes: readonly number[], gaps: readonly string[], head = '') =>
  fc
    .tuple(fc.constantFrom(...gaps), ...sizes.map((size) => from(DIGITS, size)))
    .map(([gap, ...groups]) => head + groups.join(gap));
const GAPS = ['', ' ', '-', '.', '\u00a0', '/'];

/** A secret, and the part of it that must not be found afterwards. */
type Planted = readonly [text: string, core: string];
const whole = (secret: fc.Arbitrary<string>): fc.Arbitrary<Planted> => secret.map((one) => [one, one]);
const within = (head: string, core: fc.Arbitrary<string>, tail = ''): fc.Arbitrary<Planted> =>
  core.map((one) => [head + one + tail, one]);

/** Luhn's check digit, so that card numbers are real ones. */
function withLuhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + ((10 - (sum % 10)) % 10);
}

const userName = from(`${LOWER}._`, 4, 12).filter((name) => /^[a-z].*[a-z]$/.test(name));
const secrets: readonly fc.Arbitrary<Planted>[] = [
  whole(
    join(userName, '@', from(LOWER, 3, 12), '.', fc.constantFrom('com', 'co.uk', 'example', 'fi', 'museum')),
  ),
  whole(join(userName, '＠', from(LOWER, 3, 12), '.de')),
  whole(join(userName, ' [at] ', from(LOWER, 3, 12), ' [dot] org')),
  whole(grouped([3, 3, 4], GAPS)).filter(([text]) => !/^\D*(?:19|20)\d\d/.test(text)),
  whole(grouped([2, 3, 4, 4], GAPS, '+')),
  whole(fc.tuple(from(DIGITS, 3), from(DIGITS, 3), from(DIGITS, 4)).map(([a, b, c]) => `(${a}) ${b}-${c}`)),
  whole(grouped([3, 4, 4], GAPS, '1')),
  whole(from('٠١٢٣٤٥٦٧٨٩', 9, 11)),
  whole(from('０１２３４５６７８９', 10, 11)),
  whole(
    fc
      .tuple(from(DIGITS, 14), fc.constantFrom(...GAPS))
      .map(([digits, gap]) => withLuhn(`4${digits}`).match(/.{4}/g)?.join(gap) ?? ''),
  ),
  whole(join(fc.constantFrom('DE', 'FI', 'NL'), from(DIGITS, 18, 20))),
  whole(grouped([3, 2, 4], ['-'])),
  whole(join(from(DIGITS, 17), fc.constantFrom('X', '3'))),
  whole(fc.ipV4()).filter(([text]) => text.length > 8),
  whole(fc.ipV6()).filter(
    ([text]) => text.split(':').length > 3 && /[1-9a-f]/i.test(text) && !text.includes('.'),
  ),
  whole(join('hf_', from(ALNUM, 34))),
  whole(join(fc.constantFrom('sk-', 'sk-proj-', 'sk-ant-api03-', 'sk-or-v1-'), from(ALNUM, 24, 60))),
  whole(
    join(fc.constantFrom('ghp_', 'gho_', 'github_pat_', 'npm_', 'sk_live_', 'glpat-'), from(ALNUM, 20, 40)),
  ),
  whole(join(fc.constantFrom('xoxb-', 'xoxp-'), from(DIGITS, 11), '-', from(ALNUM, 24))),
  whole(join('AKIA', from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16))),
  whole(join('AIza', from(ALNUM, 35))),
  whole(join('eyJhbGciOi', from(ALNUM, 20), '.', from(ALNUM, 20, 80), '.', from(ALNUM, 43))),
  whole(join(from(DIGITS, 9), ':', from(ALNUM, 35))),
  whole(from(HEX, 32, 64)).filter(([text]) => /\d/.test(text)),
  whole(fc.uuid()),
  within('Authorization: Bearer ', join('a1', from(ALNUM, 20, 40))),
  within('password: ', join(from(LOWER, 3), from(`${ALNUM}!$%&*`, 6, 16))),
  within('API_KEY=', join('k9', from(ALNUM, 10, 40))),
  within('密码：', join('p4', from(ALNUM, 8, 12))),
  within('https://app.example/reset?token=', join('z', from(ALNUM, 8, 40)), '&lang=en'),
  within('https://app.example/#access_token=', join('z', from(ALNUM, 8, 40))),
  within('postgres://admin:', join('q', from(ALNUM, 8, 20)), '@db.example/main'),
  within(
    'https://huggingface.co/chat/conversation/',
    from(HEX, 24).filter((id) => /\d/.test(id)),
  ),
  within('/home/', join('x', from(LOWER, 5, 12)), '/notes.txt'),
  within('/Users/', join('x', from(LOWER, 5, 12)), '/Desktop'),
  within('C:\\Users\\', join('X', from(LOWER, 5, 12), ' ', from(LOWER, 5, 12)), '\\Desktop'),
  within(
    '-----BEGIN OPENSSH PRIVATE KEY-----\n',
    from(ALNUM, 64, 200),
    '\n-----END OPENSSH PRIVATE KEY-----',
  ),
];
const planted = fc.oneof(...secrets);

/** What stands around a secret: sentences, other scripts, quotes, code, nothing. */
const filler = fc.oneof(
  fc.constantFrom(
    '',
    'What happened in 1989?',
    '请写信给我',
    'Пишите мне',
    'راسلني على',
    '```\n',
    '> ',
    '- [x] ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.lorem({ maxCount: 8 }),
);
const edge = fc.constantFrom(' ', '\n', '\t', ' (', '"', ' “', '，', '：', ' <', ', ', '; ', '>', '|');
const closing = fc.constantFrom(' ', '\n', ')', '"', '”', '，', '。', ', ', '. ', '>', ';');

const text = fc
  .array(fc.tuple(filler, edge, planted, closing), { minLength: 1, maxLength: 5 })
  .chain((parts) => filler.map((end) => ({ parts, end })))
  .map(({ parts, end }) => ({
    text: parts.map(([before, open, [secret], close]) => before + open + secret + close).join('') + end,
    cores: parts.map(([, , [, core]]) => core),
  }));

test('no planted secret leaves', () => {
  fc.assert(
    fc.property(text, ({ text: whole, cores }) => {
      const masked = redact(whole);
      for (const core of cores) expect(masked).not.toContain(core);
      // Nor a number taken apart: nowhere are seven figures left that are no date.
      for (const [figures] of masked.matchAll(/\p{Nd}{9,}/gu)) expect.fail(`left: ${figures}`);
    }),
    runs,
  );
}, 300_000);

test('redacting twice changes nothing more', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text.map((one) => one.text),
        fc.string({ unit: 'binary', maxLength: 300 }),
      ),
      (whole) => {
        const once = redact(whole);
        expect(redact(once)).toBe(once);
      },
    ),
    runs,
  );
}, 300_000);
