import type { ListSignature } from './signature.ts';
import { encode, offerOf, type SigningKey, sampleList } from './testing.ts';

/** Helpers for the tests of tampered lists; nothing of the extension imports them. */

export type Bytes = Uint8Array<ArrayBuffer>;
export type Signed = { readonly bytes: Bytes; readonly signature: ListSignature };

/**
 * Everything that was ever signed and must not be taken where list 4 is in force and list 5 was rolled back: older ones,
 * the one in force, the one rolled back, in the name of another key, from the future, shrunk, for a newer extension.
 */
export const replaysOf = (key: SigningKey, second: SigningKey, stranger: SigningKey): Promise<Signed[]> =>
  Promise.all([
    ...[1, 2, 3, 4, 5].map((version) => offerOf(version % 2 ? key : second, sampleList(version))),
    offerOf(stranger, sampleList(7)),
    offerOf({ ...stranger, id: 'key-one' }, sampleList(7)),
    offerOf(key, sampleList(7, { generated: '2031-01-01T00:00:00Z' })),
    offerOf(key, sampleList(7, { topics: [] })),
    offerOf(key, sampleList(7, { minimumExtensionVersion: '9.0.0' })),
  ]);

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
export const tamperingsWith = (
  replays: readonly Signed[],
): Record<string, (offer: Signed, a: number, junk: Bytes) => Signed> => ({
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
  'more behind': (offer, _a, junk) => ({ ...offer, bytes: join(offer.bytes, junk, encode(' ')) }),
  'more before': (offer, _a, junk) => ({ ...offer, bytes: join(encode(' '), junk, offer.bytes) }),
  'more within': (offer, a, junk) => {
    const at = a % offer.bytes.length;
    return { ...offer, bytes: join(offer.bytes.slice(0, at), junk, encode(' '), offer.bytes.slice(at)) };
  },
  twice: (offer) => ({ ...offer, bytes: join(offer.bytes, offer.bytes) }),
  'only junk': (offer, _a, junk) => ({ ...offer, bytes: junk }),
  'a junk signature': ({ bytes, signature }, _a, junk) => ({
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
});
