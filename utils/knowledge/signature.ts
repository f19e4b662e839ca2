/** A public key that may sign lists. */
export interface ListKey {
  /** Names the key in signature files; chosen when it is made. `dev-` begins the ids of development keys. */
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What `list.json.sig` says. `key` and `version` are hints that only choose what to check; the signature decides. */
export interface ListSignature {
  readonly key: string;
  readonly version: number;
  /** 64 bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What makes a list of a source believable: its keys; or nothing, where the reader has chosen a list without any. */
export const UNSIGNED = 'unsigned';
export type Trust = readonly ListKey[] | typeof UNSIGNED;

export const KEY_ID = /^[a-z0-9][a-z0-9-]{2,39}$/;
export const DEVELOPMENT_KEY = /^dev-/;
/** Two, so that a new key can be out there before the first list is signed with it. */
const MOST_KEYS = 2;
const FORMAT = 'unsaid-list-signature-1';
const KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

/**
 * The build setting `UNSAID_LIST_KEYS`: one or two keys, `id:base64` each, separated by a comma. Empty: no key.
 * @throws Error that says which part is wrong.
 */
export function parseListKeys(setting: string): ListKey[] {
  const keys = setting
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [id = '', base64 = ''] = part.split(':');
      const bytes = fromBase64(base64);
      if (!KEY_ID.test(id) || bytes?.length !== KEY_LENGTH)
        throw new Error(`"${part}" is no list key: id:base64 of 32 bytes`);
      return { id, bytes };
    });
  if (keys.length > MOST_KEYS) throw new Error(`${keys.length} list keys: at most ${MOST_KEYS}`);
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('two list keys with one id');
  return keys;
}

/** The signature file as it travels: one line of JSON. */
export const formatSignature = ({ key, version, bytes }: ListSignature): string =>
  `${JSON.stringify({ format: FORMAT, key, version, signature: toBase64(bytes) })}\n`;

/** @returns null when the text is no signature file. */
export function parseSignature(text: string): ListSignature | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { format, key, version, signature } = value as Record<string, unknown>;
  if (format !== FORMAT || typeof key !== 'string' || !KEY_ID.test(key)) return null;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return null;
  const bytes = typeof signature === 'string' ? fromBase64(signature) : null;
  return bytes?.length === SIGNATURE_LENGTH ? { key, version, bytes } : null;
}

export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** @returns null for anything but plain, padded base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
