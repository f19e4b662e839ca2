/**
 * Thousands of tamperings: whatever is done to an offered list on its way, it is refused. A tenth of the runs, with a
 * fixed seed, in every test run; all of them, with a new seed, by `npm run soak`.
 */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Acceptance, acceptList } from './accept.ts';
import { knowledgeListSchema } from './schema.ts';
import { fromBase64, type ListSignature, parseSignature } from './signature.ts';
import { encode, makeKey, offerOf, type SigningKey, sampleList, signed } from './testing.ts';
import { packList } from './wire.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Signed = { readonly bytes: Bytes; readonly signature: ListSignature };

const soak = process.env.UNSAID_SOAK !== undefined;
const runs = (all: number) => (soak ? { numRuns: all } : { numRuns: all / 10, seed: 20261123 });
const TIMEOUT = soak ? 600_000 : 60_000;

const CURRENT = sampleList(4);
let key: SigningKey;
let second: SigningKey;
let stranger: SigningKey;
let honest: Signed;
/** Everything ever signed: older, the one in force, rolled back, in the name of another key. */
let replays: Signed[];

beforeAll(async () => {
  [key, second, stranger] = (await Promise.all(['key-one', 'key-two', 'key-three'].map(makeKey))) as [
    SigningKey,
    SigningKey,
    SigningKey,
  ];
  honest = await offerOf(key, sampleList(6));
  replays = await Promise.all([
    ...[1, 2, 3, 4, 5].map((version) => offerOf(version % 2 ? key : second, sampleList(version))),
    offerOf(stranger, sampleList(7)),
    offerOf({ ...stranger, id: 'key-one' }, sampleList(7)),
    offerOf(key, sampleList(7, { generated: '2031-01-01T00:00:00Z' })),
    offerOf(key, sampleList(7, { topics: [] })),
    offerOf(key, sampleList(7, { minimumExtensionVersion: '9.0.0' })),
  ]);
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

const flip = (bytes: Bytes, place: number): Bytes => {
  const changed = bytes.slice();
  const at = place % (bytes.length * 8);
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
  return changed;
};
const join = (...parts: readonly Uint8Array[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
};

/** Each changes an honest offer for certain. */
const TAMPERINGS: Record<string, (offer: Signed, a: number, b: number, junk: Bytes) => Signed> = {
  'a bit of the list': (offer, a) => ({ ...offer, bytes: flip(offer.bytes, a) }),
  'a bit of the signature': ({ bytes, signature }, a) => ({
    bytes,
    signature: { ...signature, bytes: flip(signature.bytes, a) },
  }),
  truncated: (offer, a) => ({ ...offer, bytes: offer.bytes.slice(0, a % offer.bytes.length) }),
  'without its beginning': (offer, a) => ({
    ...offer,
    bytes: offer.bytes.slice(1 + (a % offer.bytes.length)),
  }),
  'more behind': (offer, _a, _b, junk) => ({ ...offer, bytes: join(offer.bytes, junk, encode(' ')) }),
  'more before': (offer, _a, _b, junk) => ({ ...offer, bytes: join(encode(' '), junk, offer.bytes) }),
  'more within': (offer, a, _b, junk) => {
    const at = a % offer.bytes.length;
    return { ...offer, bytes: join(offer.bytes.slice(0, at), junk, encode(' '), offer.bytes.slice(at)) };
  },
  twice: (offer) => ({ ...offer, bytes: join(offer.bytes, offer.bytes) }),
  'only junk': (offer, _a, _b, junk) => ({ ...offer, bytes: junk }),
  'a junk signature': ({ bytes, signature }, _a, _b, junk) => ({
    bytes,
    signature: { ...signature, bytes: junk },
  }),
  "another list's signature": (offer, a) => ({
    ...offer,
    signature: replays[a % replays.length]?.signature ?? offer.signature,
  }),
  'another list under the honest signature': (offer, a) => ({
    ...offer,
    bytes: replays[a % replays.length]?.bytes ?? new Uint8Array(),
  }),
  'a replay': (offer, a) => replays[a % replays.length] ?? { ...offer, bytes: new Uint8Array() },
  'a replay that lies about its version': (_offer, a) => {
    const old = replays[a % 4] as Signed;
    return { ...old, signature: { ...old.signature, version: 6 } };
  },
  'the other key named': ({ bytes, signature }) => ({ bytes, signature: { ...signature, key: 'key-two' } }),
  'a strange key named': ({ bytes, signature }, a) => ({
    bytes,
    signature: { ...signature, key: `key-${a}` },
  }),
  'another version named': ({ bytes, signature }, a) => ({
    bytes,
    signature: { ...signature, version: 7 + a },
  }),
};

test(
  'every tampering on the way is refused, with a reason',
  async () => {
    const met = new Set<string>();
    const how = fc.constantFrom(...Object.keys(TAMPERINGS));
    const junk = fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes));
    await fc.assert(
      fc.asyncProperty(how, fc.nat(), fc.nat(), junk, async (name, a, b, bytes) => {
        const verdict = await decide(TAMPERINGS[name]?.(honest, a, b, bytes) ?? honest);
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
