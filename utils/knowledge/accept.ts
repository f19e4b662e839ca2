import { verifyEd25519 } from './ed25519.ts';
import { parseKnowledgeList } from './guards.ts';
import { type Reason, reason } from './reasons.ts';
import { type ListSignature, type Trust, UNSIGNED } from './signature.ts';
import type { KnowledgeList } from './types.ts';
import { compareVersions } from './versions.ts';

/** Caps on a list: bytes as they travel, and unpacked. */
export const MAX_PACKED = 5_000_000;
export const MAX_UNPACKED = 20_000_000;
/** How far ahead of this machine's clock a list may be dated: clocks differ. */
const CLOCK_SKEW_MS = 10 * 60_000;
/** A list that lost more than a quarter of its records is taken for a mistake or worse. */
const LEAST_KEPT = 0.75;

/** What acceptance needs to know of the list in force. */
export interface CurrentList {
  readonly version: number;
  readonly topics: { readonly length: number };
  readonly models: { readonly length: number };
  readonly behaviours: { readonly length: number };
}

export interface Offer {
  /** The list, unpacked: exactly the bytes that were signed. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Null where the source is unsigned. */
  readonly signature: ListSignature | null;
  /** Keys of the source the list was offered by. */
  readonly keys: Trust;
  readonly current: CurrentList;
  /** Versions the reader rolled back: refused for good. */
  readonly refused: readonly number[];
  readonly now: Date;
  readonly extensionVersion: string;
}

export type Acceptance =
  | { readonly ok: true; readonly list: KnowledgeList; readonly version: number }
  | { readonly ok: false; readonly reason: Reason };

/**
 * Decides whether an offered list may take the place of the one in force. Nothing of it is parsed before its
 * signature has been found right; all other rules hold for lists of an unsigned source too. The same offer gets the
 * same answer; never throws.
 */
export async function acceptList(offer: Offer): Promise<Acceptance> {
  const { bytes, keys, signature } = offer;
  if (bytes.length > MAX_UNPACKED) return refuse('too_large', MAX_UNPACKED / 1_000_000);
  const signed = await checkSignature(bytes, signature, keys);
  if (signed) return { ok: false, reason: signed };
  const parsed = parseList(bytes, offer.extensionVersion);
  if (!parsed.ok) return parsed;
  const why = whyNot(parsed.list, offer);
  return why ? { ok: false, reason: why } : { ok: true, list: parsed.list, version: parsed.list.version };
}

/** @returns null when one of the keys made this signature of these bytes, or the source is an unsigned one. */
export async function checkSignature(
  bytes: Uint8Array<ArrayBuffer>,
  signature: ListSignature | null,
  keys: Trust,
): Promise<Reason | null> {
  if (keys === UNSIGNED) return null;
  if (!signature) return reason('signature_form');
  const key = keys.find(({ id }) => id === signature.key);
  if (!key) return reason('unknown_key', signature.key);
  return (await verifyEd25519(key.bytes, signature.bytes, bytes)) ? null : reason('signature');
}

type Parsed =
  | { readonly ok: true; readonly list: KnowledgeList }
  | { readonly ok: false; readonly reason: Reason };

/** Bytes to list. Says "this extension is too old" before it complains of a shape that a newer one would know. */
export function parseList(bytes: Uint8Array, extensionVersion: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return refuse('not_json');
  }
  const minimum = (value as { minimumExtensionVersion?: unknown } | null)?.minimumExtensionVersion;
  if (typeof minimum === 'string' && compareVersions(extensionVersion, minimum) < 0)
    return refuse('extension_too_old', minimum);
  const parsed = parseKnowledgeList(value);
  return parsed.ok ? parsed : refuse('schema', parsed.reason);
}

function whyNot(list: KnowledgeList, { signature, current, refused, now }: Offer): Reason | null {
  const { version, generated, expires } = list;
  if (signature && version !== signature.version) return reason('other_version', signature.version, version);
  if (refused.includes(version)) return reason('rolled_back', version);
  if (version <= current.version) return reason('not_newer', version, current.version);
  // Written so that a date that is none (hour 29) is refused as well.
  if (!(Date.parse(generated) <= now.getTime() + CLOCK_SKEW_MS)) return reason('future', generated);
  if (!(Date.parse(expires) > Date.parse(generated))) return reason('expires_first', expires);
  for (const kind of ['topics', 'models', 'behaviours'] as const)
    if (list[kind].length < LEAST_KEPT * current[kind].length)
      return reason('shrunk', kind, current[kind].length, list[kind].length);
  return null;
}

function refuse(...[code, ...values]: Parameters<typeof reason>): { ok: false; reason: Reason } {
  return { ok: false, reason: reason(code, ...values) };
}
