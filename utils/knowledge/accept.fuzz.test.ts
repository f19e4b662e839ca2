/**
 * Thousands of tamperings: whatever is done to an offered list on its way, it is refused. A tenth of the runs, with a
 * fixed seed, in every test run; all of them, with a new seed, by `npm run soak`.
 */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Acceptance, acceptList } from './accept.ts';
import { knowledgeListSchema } from './schema.ts';
import { fromBase64, parseSignature } from './signature.ts';
import { replaysOf, type Signed, tamperingsWith } from './tampering.ts';
import { encode, makeKey, offerOf, type SigningKey, sampleList, signed } from './testing.ts';
import { packList } from './wire.ts';

const soak = process.env.UNSAID_SOAK !== undefined;
const runs = (all: number) => (soak ? { numRuns: all } : { numRuns: all / 10, seed: 20261123 });
const TIMEOUT = soak ? 600_000 : 60_000;

const CURRENT = sampleList(4);
let key: SigningKey;
let second: SigningKey;
let stranger: SigningKey;
let honest: Signed;
let tamperings: ReturnType<typeof tamperingsWith>;

beforeAll(async () => {
  [key, second, stranger] = (await Promise.all(['key-one', 'key-two', 'key-three'].map(makeKey))) as [
    SigningKey,
    SigningKey,
    SigningKey,
  ];
  honest = await offerOf(key, sampleList(6));
  tamperings = tamperingsWith(await replaysOf(key, second, stranger));
});

const decide = ({ bytes, signature }: Signed): Promise<Acceptance> =>
  acceptList({
    bytes,
    signature,
    keys: [key, second],
    current: CURRENT,
    refused: [5],
    now: new Date('2026-11-25T12:00:00Z'),
    extensionVersion: '0.2.0',
  });

test(
  'every tampering on the way is refused, with a reason',
  async () => {
    const met = new Set<string>();
    const how = fc.constantFrom(...Object.keys(tamperings));
    const junk = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
    await fc.assert(
      fc.asyncProperty(how, fc.nat(), junk, async (name, a, bytes) => {
        const verdict = await decide(tamperings[name]?.(honest, a, bytes) ?? honest);
        expect(verdict.ok, name).toBe(false);
        met.add(verdict.ok ? '' : verdict.reason.code);
      }),
      runs(10_000),
    );
    expect([...met].sort()).toEqual(
      expect.arrayContaining([
        'extension_too_old',
        'future',
        'not_newer',
        'other_version',
        'rolled_back',
        'shrunk',
        'signature',
        'unknown_key',
      ]),
    );
    // The untampered one is taken, or all of the above says nothing.
    expect((await decide(honest)).ok).toBe(true);
  },
  TIMEOUT,
);

test(
  'a signed list with anything put anywhere is refused, or still keeps every rule',
  async () => {
    const hostile = fc.oneof(
      fc.constantFrom<unknown>(
        '<img src=x onerror=alert(1)>',
        '(a+)+$',
        '../../etc/passwd',
        'javascript:alert(1)',
        '\u202egnp.exe',
        '\u0000',
        'x'.repeat(100_000),
        '__proto__',
        -1,
        1e308,
        null,
        [],
        {},
      ),
      fc.jsonValue(),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(), hostile, async (where, value) => {
        const list = JSON.parse(JSON.stringify(sampleList(6)));
        const places = placesOf(list);
        const { holder, at } = places[where % places.length] as Place;
        holder[at] = value;
        const bytes = encode(list);
        const verdict = await decide({
          bytes,
          signature: { key: key.id, version: 6, bytes: await signed(key, bytes) },
        });
        if (!verdict.ok) return;
        taken++;
        expect(knowledgeListSchema.safeParse(packList(verdict.list)).success).toBe(true);
        expect(verdict.version).toBe(6);
        expect(verdict.list.topics.length).toBeGreaterThanOrEqual(3);
        expect(verdict.list.models.length).toBeGreaterThanOrEqual(3);
        expect(Date.parse(verdict.list.generated)).toBeLessThan(Date.parse(verdict.list.expires));
      }),
      runs(5_000),
    );
    expect(taken).toBeGreaterThan(0);
  },
  TIMEOUT,
);

test('nothing but a signature file is one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(parseSignature(text)).toBeNull();
    }),
    runs(5_000),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const bytes = fromBase64(text);
      expect(bytes === null || bytes.length === Math.floor((text.replace(/=+$/, '').length * 3) / 4)).toBe(
        true,
      );
    }),
    runs(5_000),
  );
});

type Place = { readonly holder: Record<string, unknown>; readonly at: string };
function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((at) => [{ holder, at }, ...placesOf(holder[at])]);
}
