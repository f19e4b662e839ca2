import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import {
  fromBase64,
  KEY_ID,
  type ListKey,
  type ListSignature,
  toBase64,
} from '../../utils/knowledge/signature.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Where the development key lives: outside any checkout, so that nothing can pack or commit it. */
export const developmentKeyFile = (): string =>
  join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'unsaid', 'development-list-key.json');

export interface SigningKey extends ListKey {
  readonly privateKey: CryptoKey;
}

/**
 * Makes an Ed25519 key and writes it to a file that only its owner can read.
 * @throws Error when the file exists, lies within the project, or the id is none.
 */
export async function makeKeyFile(file: string, id: string): Promise<void> {
  if (!KEY_ID.test(id)) throw new Error(`"${id}" is no key id: 3 to 40 of a-z, 0-9 and -`);
  if (!relative(ROOT, resolve(file)).startsWith('..'))
    throw new Error(`${file} lies within the project: keep signing keys elsewhere`);
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const [secret, open] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('raw', pair.publicKey),
  ]);
  const text = {
    id,
    publicKey: toBase64(new Uint8Array(open)),
    privateKey: toBase64(new Uint8Array(secret)),
  };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(text, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
}

/** @throws Error that names the file when it is missing or holds no key. */
export async function readKeyFile(file: string): Promise<SigningKey> {
  const { id, publicKey, privateKey } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const [open, secret] = [publicKey, privateKey].map((text) => fromBase64(String(text)));
  if (typeof id !== 'string' || !KEY_ID.test(id) || !open || !secret)
    throw new Error(`${file} holds no signing key`);
  return {
    id,
    bytes: open,
    privateKey: await crypto.subtle.importKey('pkcs8', secret, 'Ed25519', false, ['sign']),
  };
}

/** The development key of this machine, made on first use. */
export async function developmentKey(): Promise<SigningKey> {
  const file = developmentKeyFile();
  if (!existsSync(file)) {
    await makeKeyFile(file, `dev-${crypto.randomUUID().slice(0, 8)}`);
    console.error(`made a development key: ${file}`);
  }
  return readKeyFile(file);
}

/** A key as `UNSAID_LIST_KEYS` wants it. */
export const publicForm = ({ id, bytes }: ListKey): string => `${id}:${toBase64(bytes)}`;

export async function sign(
  bytes: Uint8Array<ArrayBuffer>,
  version: number,
  key: SigningKey,
): Promise<ListSignature> {
  const signature = await crypto.subtle.sign('Ed25519', key.privateKey, bytes);
  return { key: key.id, version, bytes: new Uint8Array(signature) };
}
