import { verifyAsync } from '@noble/ed25519';

/** A buffer of its own, as WebCrypto's types ask for; copies only what is a part of a larger or shared one. */
type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Whether an Ed25519 signature (RFC 8032) fits these bytes: by WebCrypto where it has Ed25519 (Chromium 137, Firefox
 * 129), else by `@noble/ed25519`. Whatever is malformed does not fit; never throws.
 *
 * @param publicKey 32 bytes
 * @param signature 64 bytes
 */
export async function verifyEd25519(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
  try {
    return (
      (await verifyNatively(publicKey, signature, bytes)) ??
      (await verifyByNoble(publicKey, signature, bytes))
    );
  } catch {
    return false;
  }
}

/** @returns null where this browser has no Ed25519. */
async function verifyNatively(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean | null> {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, bytes);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') return null;
    throw error;
  }
}

/** The library's strict mode, which gives WebCrypto's verdict on odd points. Exported for its test. */
export async function verifyByNoble(publicKey: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
  return verifyAsync(signature, bytes, publicKey, { zip215: false });
}
