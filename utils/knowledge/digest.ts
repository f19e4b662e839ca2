import { toBase64 } from './signature.ts';

/**
 * Kept with a list of an unsigned source where a signature file would be: it vouches for nothing, and shows damage.
 */
export async function digestLine(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return `unsigned sha-256 ${toBase64(new Uint8Array(digest))}`;
}

export const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
