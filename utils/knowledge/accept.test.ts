import { beforeAll, describe, expect, it } from 'vitest';
import { acceptList, type CurrentList, MAX_UNPACKED, type Offer } from './accept.ts';
import { UNSIGNED } from './signature.ts';
import { encode, makeKey, offerOf, type SigningKey, sampleList, signed } from './testing.ts';
import { unpackList, type WireList } from './wire.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
let key: SigningKey;
let other: SigningKey;

beforeAll(async () => {
  [key, other] = await Promise.all([makeKey('key-one'), makeKey('key-two')]);
});

const CURRENT: CurrentList = sampleList(4);

async function decide(list: unknown, more: Partial<Offer> = {}, signer = key) {
  const { bytes, signature } = await offerOf(signer, list);
  const offer = { bytes, signature, keys: [key, other], current: CURRENT, refused: [], now: NOW };
  return acceptList({ ...offer, extensionVersion: '0.2.0', ...more });
}
const refusal = async (...offer: Parameters<typeof decide>) => {
  const verdict = await decide(...offer);
  return verdict.ok ? 'accepted' : [verdict.reason.code, ...verdict.reason.values].join(' ');
};
const records = (kind: 'topics' | 'models', count: number): Partial<WireList> => {
  const list = sampleList(5);
  return { [kind]: Array.from({ length: count }, (_, index) => ({ ...list[kind][index % 4] })) };
};

describe('acceptList', () => {
  it('takes a newer list with a right signature, by either key', async () => {
    const list = sampleList(5);
    expect(await decide(list)).toEqual({ ok: true, version: 5, list: unpackList(list) });
    expect(await decide(list, {}, other)).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<WireList>, string]>([
    ['the version in force', { version: 4 }, 'not_newer 4 4'],
    ['an older version', { version: 3 }, 'not_newer 3 4'],
    ['a future date', { generated: '2026-11-25T12:10:01Z' }, 'future 2026-11-25T12:10:01Z'],
    ['a date that is none', { generated: '2026-11-25T29:00:00Z' }, 'future 2026-11-25T29:00:00Z'],
    [
      'an end before its beginning',
      { expires: '2026-11-19T00:00:00Z' },
      'expires_first 2026-11-19T00:00:00Z',
    ],
    ['an end that is none', { expires: '2027-11-19T29:00:00Z' }, 'expires_first 2027-11-19T29:00:00Z'],
    ['a newer extension', { minimumExtensionVersion: '0.2.1' }, 'extension_too_old 0.2.1'],
    ['half of the topics', records('topics', 2), 'shrunk topics 4 2'],
    ['half of the models', records('models', 2), 'shrunk models 4 2'],
  ])('refuses %s', async (_, more, why) => expect(await refusal(sampleList(5, more))).toBe(why));

  it.each<[string, Partial<WireList>]>([
    ['a clock that is a little behind', { generated: '2026-11-25T12:09:59Z' }],
    ['three quarters of the topics', records('topics', 3)],
    ['this very extension', { minimumExtensionVersion: '0.2.0' }],
    ['an expired list that is newer', { generated: '2026-01-01T00:00:00Z', expires: '2026-02-01T00:00:00Z' }],
    ['a version far ahead', { version: 999_999_999 }],
  ])('takes %s', async (_, more) => expect(await refusal(sampleList(5, more))).toBe('accepted'));

  it('refuses a rolled-back version for good, and takes the next', async () => {
    expect(await refusal(sampleList(5), { refused: [5] })).toBe('rolled_back 5');
    expect(await refusal(sampleList(6), { refused: [5] })).toBe('accepted');
  });

  it('refuses behaviours that fell by more than a quarter', async () => {
    const current = { ...CURRENT, behaviours: { length: 8 } };
    expect(await refusal(sampleList(5), { current })).toBe('shrunk behaviours 8 0');
  });

  it('refuses a key it does not know, without looking further', async () => {
    const stranger = await makeKey('key-three');
    expect(await refusal(sampleList(5), {}, stranger)).toBe('unknown_key key-three');
    // The name of a known key does not help.
    expect(await refusal(sampleList(5), {}, { ...stranger, id: 'key-one' })).toBe('signature');
    expect(await refusal(sampleList(5), { keys: [] })).toBe('unknown_key key-one');
  });

  it('refuses a signature of another list, and a signature file that lies about the version', async () => {
    const [five, six] = await Promise.all([offerOf(key, sampleList(5)), offerOf(key, sampleList(6))]);
    expect(await refusal(sampleList(5), { signature: six.signature })).toBe('signature');
    expect(await refusal(sampleList(5), { signature: { ...five.signature, version: 6 } })).toBe(
      'other_version 6 5',
    );
  });

  describe('of an unsigned source', () => {
    const unsigned = { signature: null, keys: UNSIGNED } as const;

    it('takes a newer list, and keeps every other rule', async () => {
      expect(await refusal(sampleList(5), unsigned)).toBe('accepted');
      expect(await refusal(sampleList(4), unsigned)).toBe('not_newer 4 4');
      expect(await refusal(sampleList(5), { ...unsigned, refused: [5] })).toBe('rolled_back 5');
      const future = '2026-12-01T00:00:00Z';
      expect(await refusal(sampleList(5, { generated: future }), unsigned)).toBe(`future ${future}`);
      expect(await refusal(sampleList(5, records('topics', 2)), unsigned)).toBe('shrunk topics 4 2');
      expect(await refusal(sampleList(5, { minimumExtensionVersion: '9.0' }), unsigned)).toBe(
        'extension_too_old 9.0',
      );
      expect(await refusal({ ...sampleList(5), pattern: '(a+)+$' }, unsigned)).toMatch(/^schema /);
      expect(await refusal({}, { ...unsigned, bytes: encode('<html>') })).toBe('not_json');
      expect(await refusal({}, { ...unsigned, bytes: new Uint8Array(MAX_UNPACKED + 1) })).toBe(
        'too_large 20',
      );
    });

    it('is not what a source with keys becomes when a signature is missing', async () => {
      expect(await refusal(sampleList(5), { signature: null })).toBe('signature_form');
      expect(await refusal(sampleList(5), { signature: null, keys: [] })).toBe('signature_form');
    });
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['nothing', encode('')],
    ['HTML', encode('<!doctype html><title>404</title>')],
    ['half a list', encode(JSON.stringify(sampleList(5)).slice(0, 500))],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['a byte order mark', encode(`\ufeff${JSON.stringify(sampleList(5))}`)],
  ])('refuses %s even when it is signed', async (_, bytes) => {
    const signature = { key: key.id, version: 5, bytes: await signed(key, bytes) };
    expect(await refusal({}, { bytes, signature })).toBe('not_json');
  });

  it('refuses deep nesting and too many bytes without breaking', async () => {
    const deep = encode(`${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`);
    const signature = { key: key.id, version: 5, bytes: await signed(key, deep) };
    expect(await refusal({}, { bytes: deep, signature })).toMatch(/^(not_json|schema)/);
    expect(await refusal({}, { bytes: new Uint8Array(MAX_UNPACKED + 1) })).toBe('too_large 20');
  });

  it.each([
    null,
    7,
    ['list'],
    [],
    {},
    { version: 5 },
    { ...sampleList(5), pattern: '(a+)+$' },
    { ...sampleList(5), killSwitches: ['everything'] },
    { ...sampleList(5), topics: {} },
    { ...sampleList(5), models: [{ ...sampleList(5).models[0], note: '\u202e' }] },
  ])('refuses what is no list, though signed: %#', async (value) => {
    expect(await refusal(value)).toMatch(/^schema /);
  });
});
