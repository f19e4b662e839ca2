import { type Acceptance, acceptList, MAX_PACKED, MAX_UNPACKED } from './accept.ts';
import { digestLine, isSame } from './digest.ts';
import { verifyEd25519 } from './ed25519.ts';
import type { ListInForce } from './list-in-force.ts';
import { type ListSource, signatureUrl } from './list-source.ts';
import type { LoadFile } from './load-file.ts';
import { ListError, type Reason, reason } from './reasons.ts';
import { type ListKey, type ListSignature, parseSignature, UNSIGNED } from './signature.ts';
import type { KnowledgeList } from './types.ts';

const SIGNATURE_LIMITS = { packed: 2_000, unpacked: 2_000 };
const LIST_LIMITS = { packed: MAX_PACKED, unpacked: MAX_UNPACKED };

export interface Check {
  readonly source: ListSource;
  /** Index of the mirror that is asked first. */
  readonly firstMirror: number;
  readonly inForce: ListInForce;
  /** Exactly the bytes of the list in force. */
  readonly bytesInForce: Uint8Array<ArrayBuffer>;
  readonly now: Date;
  readonly extensionVersion: string;
  readonly load: LoadFile;
  /** Milliseconds a host has for the signature, and for the list. */
  readonly patience: { readonly signature: number; readonly list: number };
}

export type Found =
  | { readonly kind: 'current' }
  | {
      readonly kind: 'newer';
      readonly list: KnowledgeList;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly signature: string;
    }
  | { readonly kind: 'refused'; readonly reason: Reason };

/**
 * Looks for a newer list: the signature file first, and the list only when that signature is not one of the list in
 * force. Mirrors are asked in turn until one has a newer list, or says that there is none; when the list in force has
 * expired, none is believed that says so alone. Of an unsigned source the list itself is fetched every time. Never
 * throws.
 */
export async function fetchNewer(check: Check): Promise<Found> {
  const { urls } = check.source;
  const expired = check.now.getTime() > Date.parse(check.inForce.list.expires);
  const found: Found[] = [];
  for (let turn = 0; turn < urls.length; turn++) {
    const url = urls[(check.firstMirror + turn) % urls.length] ?? '';
    const next = await askMirror(url, check).catch(
      (error): Found => refused(error instanceof ListError ? error.reason : reason('offline')),
    );
    if (next.kind === 'newer' || (next.kind === 'current' && !expired)) return next;
    found.push(next);
  }
  return found.find(({ kind }) => kind === 'current') ?? mostTelling(found) ?? refused(reason('no_source'));
}

async function askMirror(url: string, check: Check): Promise<Found> {
  const { source, patience, load } = check;
  if (source.keys === UNSIGNED) return judge(await loadList(url, check), null, '', check);
  const file = await load({
    url: signatureUrl(url),
    limits: SIGNATURE_LIMITS,
    patience: patience.signature,
  });
  const text = new TextDecoder().decode(file);
  const signature = parseSignature(text);
  if (!signature) return refused(reason('signature_form'));
  const known = await isCurrent(signature, source.keys, check);
  return known ?? judge(await loadList(url, check), signature, text, check);
}

const loadList = (url: string, { load, patience }: Check) =>
  load({ url, limits: LIST_LIMITS, patience: patience.list });

/** @param file what is kept with the list; of an unsigned one, its digest is */
async function judge(
  bytes: Uint8Array<ArrayBuffer>,
  signature: ListSignature | null,
  file: string,
  { source, inForce, bytesInForce, now, extensionVersion }: Check,
): Promise<Found> {
  if (!signature && isSame(bytes, bytesInForce)) return { kind: 'current' };
  const verdict: Acceptance = await acceptList({
    bytes,
    signature,
    keys: source.keys,
    current: inForce.list,
    refused: inForce.refused,
    now,
    extensionVersion,
  });
  if (!verdict.ok) return refused(verdict.reason);
  return { kind: 'newer', list: verdict.list, bytes, signature: signature ? file : await digestLine(bytes) };
}

/** What the signature file alone can settle; null when the list must be looked at. */
async function isCurrent(
  signature: ListSignature,
  keys: readonly ListKey[],
  { inForce, bytesInForce }: Check,
): Promise<Found | null> {
  const key = keys.find(({ id }) => id === signature.key);
  if (!key) return refused(reason('unknown_key', signature.key));
  if (await verifyEd25519(key.bytes, signature.bytes, bytesInForce)) return { kind: 'current' };
  // It may lie about the version; then nothing is missed that this host would have given.
  if (inForce.refused.includes(signature.version)) return refused(reason('rolled_back', signature.version));
  if (signature.version <= inForce.list.version)
    return refused(reason('not_newer', signature.version, inForce.list.version));
  return null;
}

const refused = (why: Reason): Found => ({ kind: 'refused', reason: why });

/** What is wrong with a list says more than that a host could not be reached. */
function mostTelling(found: readonly Found[]): Found | undefined {
  const unreached = ['offline', 'timeout', 'http', 'redirected'];
  return found.find((one) => one.kind === 'refused' && !unreached.includes(one.reason.code)) ?? found[0];
}
