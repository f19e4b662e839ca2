import { formatSignature, type ListKey, type ListSignature } from './signature.ts';
import { packTerms, type WireList } from './wire.ts';

/** Helpers for the tests of the list; nothing of the extension imports them. */

export interface SigningKey extends ListKey {
  readonly privateKey: CryptoKey;
}

export async function makeKey(id: string): Promise<SigningKey> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  return { id, bytes: new Uint8Array(raw), privateKey: pair.privateKey };
}

export async function signed(
  key: SigningKey,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key.privateKey, bytes));
}

export const encode = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** A list and its signature, as hosts offer them. */
export async function offerOf(
  key: SigningKey,
  list: unknown,
  version = (list as WireList | null)?.version ?? 1,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; signature: ListSignature; file: string }> {
  const bytes = encode(list);
  const signature = { key: key.id, version, bytes: await signed(key, bytes) };
  return { bytes, signature, file: formatSignature(signature) };
}

/** A small list that passes every check, as it travels. */
export function sampleList(version: number, more: Partial<WireList> = {}): WireList {
  const terms = packTerms([{ text: 'Tiananmen', language: 'en', match: 'word', strength: 'strong' }]);
  return {
    schemaVersion: 1,
    version,
    generated: '2026-11-20T00:00:00Z',
    expires: '2027-02-20T00:00:00Z',
    minimumExtensionVersion: '0.1.0',
    killSwitches: [],
    sources: [],
    testSets: [],
    anchors: { cn: terms },
    topics: ['alpha', 'beta', 'gamma', 'delta'].map((id) => ({
      id,
      region: 'cn',
      parent: null,
      title: { en: id, 'zh-Hans': '某' },
      terms,
      notContexts: {},
      anchors: {},
      twoWeak: false,
      combinations: [],
    })),
    models: ['a/one', 'a/two', 'b/three', 'b/four'].map((id) => ({
      id,
      developer: 'a',
      family: 'a',
      lineage: null,
      status: 'current',
      note: '',
      exact: [],
      variant: [],
      family_context: [],
      lineage_context: [],
    })),
    behaviours: [],
    ...more,
  };
}
