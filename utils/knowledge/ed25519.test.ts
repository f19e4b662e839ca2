import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { verifyByNoble, verifyEd25519 } from './ed25519.ts';
import { makeKey, signed } from './testing.ts';

const hex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** RFC 8032, section 7.1: public key, message, signature. */
const RFC_8032 = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['as this platform does it', verifyEd25519],
  ['by the library', verifyByNoble],
])('Ed25519 %s', (_, verify) => {
  it.each(RFC_8032)('fits the vectors of RFC 8032: %s', async (key, message, signature) => {
    expect(await verify(hex(key), hex(signature), hex(message))).toBe(true);
    expect(await verify(hex(key), hex(signature), hex(`${message}00`))).toBe(false);
  });
});

describe('verifyEd25519', () => {
  it('gives one verdict with and without WebCrypto, whatever was changed', async () => {
    const key = await makeKey('test-key');
    const message = new TextEncoder().encode('a list');
    const good = await signed(key, message);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('key', 'signature', 'message'), fc.nat(), async (part, bit) => {
        const parts = { key: key.bytes.slice(), signature: good.slice(), message: message.slice() };
        const bytes = parts[part as keyof typeof parts];
        const at = bit % (bytes.length * 8);
        bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
        expect(await verifyEd25519(parts.key, parts.signature, parts.message)).toBe(false);
        expect(await verifyByNoble(parts.key, parts.signature, parts.message).catch(() => false)).toBe(false);
      }),
      { numRuns: 100 },
    );
    expect(await verifyEd25519(key.bytes, good, message)).toBe(true);
  });

  it('asks the library where the browser has no Ed25519', async () => {
    const key = await makeKey('test-key');
    const message = new TextEncoder().encode('a list');
    const signature = await signed(key, message);
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('no', 'NotSupportedError'));
    const native = vi.spyOn(crypto.subtle, 'verify');
    expect(await verifyEd25519(key.bytes, signature, message)).toBe(true);
    expect(await verifyEd25519(key.bytes, signature, new Uint8Array([1]))).toBe(false);
    expect(native).not.toHaveBeenCalled();
  });

  it.each([0, 31, 33, 63, 65])(
    'does not fit, and does not throw, with %i bytes of either',
    async (length) => {
      const bytes = new Uint8Array(length);
      expect(await verifyEd25519(bytes, new Uint8Array(64), bytes)).toBe(false);
      expect(await verifyEd25519(new Uint8Array(32), bytes, bytes)).toBe(false);
    },
  );

  it('does not take a point of small order for a key', async () => {
    // With the neutral element as key and R, and s = 0, the equation holds for every message.
    const one = new Uint8Array(32);
    one[0] = 1;
    const signature = new Uint8Array(64);
    signature[0] = 1;
    expect(await verifyByNoble(one, signature, new Uint8Array([1])).catch(() => false)).toBe(false);
  });
});
