/**
 * `npm run list:publish`: builds the list, signs it on this machine, judges it as an extension would, and uploads it and its
 * signature to a collector, which holds no key.
 *
 *   --to URL           the collector (https, or this machine)
 *   --key FILE         the signing key (`npm run sign:list -- --make-key`); a development key goes to this machine only
 *   --clusters FILE    ids of the confirmed clusters that are in this list, one a line: their reporters are told
 *   --list FILE        this list, as it is; else public/knowledge/list.json, built anew
 *
 * ADMIN_TOKEN is read from the environment.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptList } from '../utils/knowledge/accept.ts';
import { formatSignature } from '../utils/knowledge/signature.ts';
import { explain } from './list/explain.ts';
import { developmentKey, publicForm, readKeyFile, sign } from './list/signing-key.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    to: { type: 'string' },
    key: { type: 'string' },
    clusters: { type: 'string' },
    list: { type: 'string' },
  },
});

try {
  await publish();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function publish(): Promise<void> {
  const { to, key: keyFile, clusters } = values;
  const token = process.env.ADMIN_TOKEN;
  if (!to || !token) throw new Error('--to URL and ADMIN_TOKEN in the environment are needed');
  const collector = new URL(to);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(collector.hostname);
  if (collector.protocol !== 'https:' && !isHere) throw new Error(`${to}: a token goes over https only`);
  if (!keyFile && !isHere)
    throw new Error('a list for others needs --key: the development key is for this machine');
  if (!values.list) execFileSync('npm', ['run', '-s', 'build:list'], { cwd: root, stdio: 'inherit' });

  const bytes = new Uint8Array(readFileSync(values.list ?? join(root, 'public', 'knowledge', 'list.json')));
  const key = keyFile ? await readKeyFile(keyFile) : await developmentKey();
  const { version } = JSON.parse(new TextDecoder().decode(bytes)) as { version: number };
  const signature = await sign(bytes, version, key);
  const verdict = await acceptList({
    bytes,
    signature,
    keys: [key],
    current: { version: 0, topics: [], models: [], behaviours: [] },
    refused: [],
    now: new Date(),
    extensionVersion: '99999',
  });
  if (!verdict.ok) throw new Error(`this list would be refused: ${explain(verdict.reason)}`);

  const authorization = `Bearer ${token}`;
  const text = Buffer.from(formatSignature(signature)).toString('base64');
  const headers = { authorization, 'content-type': 'application/json', 'unsaid-signature': text };
  await ask(new URL('/v1/list', collector), { method: 'PUT', headers, body: bytes });
  console.log(`list ${version} is published, signed with ${publicForm(key)}`);
  if (!clusters) return;
  const ids = readFileSync(clusters, 'utf8').split(/\s+/).filter(Boolean);
  const body = JSON.stringify({ version, clusters: ids });
  const { noted } = await ask(new URL('/v1/list/clusters', collector), {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
  });
  console.log(`${noted} of ${ids.length} clusters: their reporters are told`);
}

async function ask(url: URL, init: RequestInit): Promise<{ noted?: number }> {
  const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(60_000) });
  if (answer.ok) return (await answer.json()) as { noted?: number };
  const { title = '', detail = '' } = (await answer.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
  };
  throw new Error(`the collector answered ${answer.status}: ${title} ${detail}`.trim());
}
