/** A build of the extension with an update source of the tests' own, and lists signed for it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicForm } from '../../scripts/list/signing-key.ts';
import { formatSignature, type ListKey } from '../../utils/knowledge/signature.ts';
import { encode, makeKey, type SigningKey, signed } from '../../utils/knowledge/testing.ts';
import type { WireList } from '../../utils/knowledge/wire.ts';
import { type Files, HOSTS } from './list-server.ts';

export interface ListBuild {
  /** Folder of the unpacked extension. */
  readonly extension: string;
  readonly bundled: WireList;
  readonly bundledBytes: Uint8Array<ArrayBuffer>;
  /** The second one is for rotation: it signs nothing until a test does. */
  readonly keys: readonly [SigningKey, SigningKey];
}

/** Builds for one browser, into a folder of its own. @param urls where its lists come from @param trusted keys of others, for theirs */
export async function buildWithSource(
  browser: 'chrome' | 'firefox' = 'chrome',
  urls = HOSTS.map((host) => `https://${host}/list.json`),
  trusted?: readonly ListKey[],
): Promise<ListBuild> {
  const root = join(import.meta.dirname, '../..');
  const out = mkdtempSync(join(tmpdir(), 'unsaid-list-build-'));
  const keys = [await makeKey('test-key-one'), await makeKey('test-key-two')] as const;
  execFileSync('npx', ['wxt', 'build', '-b', browser, '--mv3'], {
    cwd: root,
    env: {
      ...process.env,
      UNSAID_OUT_DIR: out,
      UNSAID_LIST_URLS: urls.join(),
      UNSAID_LIST_KEYS: (trusted ?? keys).map(publicForm).join(),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const extension = join(out, `${browser}-mv3`);
  const bundledBytes = new Uint8Array(readFileSync(join(extension, 'knowledge/list.json')));
  return { extension, bundled: JSON.parse(new TextDecoder().decode(bundledBytes)), bundledBytes, keys };
}

/** A list and its signature file, ready to be served. */
export async function filesOf(
  list: WireList | Uint8Array<ArrayBuffer>,
  key: SigningKey,
  version = (list as WireList).version,
): Promise<{ '/list.json': Uint8Array<ArrayBuffer>; '/list.json.sig': string } & Files> {
  const bytes = list instanceof Uint8Array ? list : encode(list);
  const signature = { key: key.id, version, bytes: await signed(key, bytes) };
  return { '/list.json': bytes, '/list.json.sig': formatSignature(signature) };
}
