/** Ids, secrets and tags of reports. Everything here comes from the browser's own random numbers and hashes. */

const encoder = new TextEncoder();
const hex = (bytes: ArrayBuffer | Uint8Array): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const SECRET_BYTES = 16;
const INSTALL_SECRET_BYTES = 32;
export const SECRET = /^[0-9a-f]{32}$/;

export const newReportId = (): string => crypto.randomUUID();

/** 128 random bits as hex, for one report only. Never sent with the report, whose `secretHash` is made of it. */
export const newSecret = (): string => hex(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));

/** The key of `reporterTag`: 256 random bits as hex. Never leaves this installation in any form but through the tag. */
export const newInstallSecret = (): string =>
  hex(crypto.getRandomValues(new Uint8Array(INSTALL_SECRET_BYTES)));

/** SHA-256 of the secret's characters, as hex. */
export async function hashSecret(secret: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', encoder.encode(secret)));
}

/** The hour a report was made in, UTC: `2026-11-26T17:00Z`. */
export const hourOf = (now: Date): string => `${now.toISOString().slice(0, 13)}:00Z`;

/**
 * HMAC-SHA-256(secret of this install, model + topic + month), as hex: reports of one install in one cell have the same
 * tag, reports in two cells have nothing in common.
 *
 * @param hour as {@link hourOf} gives it
 */
export async function reporterTag(
  installSecret: string,
  cell: { readonly model: string; readonly topic: string; readonly hour: string },
): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(installSecret), algorithm, false, ['sign']);
  // As JSON, so that no model and topic can be put together to read like another pair.
  const message = JSON.stringify([cell.model, cell.topic, cell.hour.slice(0, 7)]);
  return hex(await crypto.subtle.sign('HMAC', key, encoder.encode(message)));
}
