/** What is in the packages that `npm run zip` makes, and what must not be. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'unsaid-package-'));
const env = {
  ...process.env,
  XDG_CONFIG_HOME: join(folder, 'config'),
  UNSAID_OUT_DIR: join('test-results', 'package'),
  UNSAID_LIST_URLS: '',
  UNSAID_LIST_KEYS: '',
};
const list = join(folder, 'list.json');
let key: { id: string; publicKey: string; privateKey: string };

function run(command: string, args: readonly string[], more: Record<string, string> = {}): string {
  try {
    return execFileSync(command, args, {
      cwd: root,
      env: { ...env, ...more },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}${stderr}`);
  }
}
const node = (script: string, ...args: string[]) => run('npx', ['node', join('scripts', script), ...args]);
const zip = (more: Record<string, string> = {}) => run('npx', ['wxt', 'zip', '-b', 'firefox', '--mv3'], more);

beforeAll(() => {
  rmSync(join(root, env.UNSAID_OUT_DIR), { recursive: true, force: true });
  node('sign-list.ts', '--out', folder);
  const file = join(env.XDG_CONFIG_HOME, 'unsaid', 'development-list-key.json');
  key = JSON.parse(readFileSync(file, 'utf8'));
  zip();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the first signing made a development key, outside the project', () => {
  expect(key.id).toMatch(/^dev-/);
  expect(node('verify-list.ts', '--list', list)).toContain(`signed with ${key.id}`);
  expect(() => node('verify-list.ts', '--list', list, '--keys', `${key.id}:${'A'.repeat(43)}=`)).toThrow(
    'does not fit',
  );
  expect(() => node('sign-list.ts', '--make-key', 'release-1', '--key', 'key.json')).toThrow(
    'within the project',
  );
  expect(existsSync(join(root, 'key.json'))).toBe(false);
});

test('a package holds no development key, and no update source', () => {
  const out = join(root, env.UNSAID_OUT_DIR);
  const zips = readdirSync(out).filter((file) => file.endsWith('.zip'));
  // The extension and its sources.
  expect(zips).toHaveLength(2);
  for (const file of zips) {
    const text = textOf(readFileSync(join(out, file)));
    expect(text, file).toContain('unsaid-list-signature-1');
    for (const secret of [key.id, key.publicKey, key.privateKey.slice(0, 40)])
      expect(text, file).not.toContain(secret);
  }
  expect(readFileSync(join(out, 'firefox-mv3', 'background.js'), 'utf8')).not.toMatch(
    /https:\/\/[^"'`]*list\.json/,
  );
});

/** All files of an archive, unpacked one after the other, by its central directory. */
function textOf(archive: Buffer): string {
  const texts: string[] = [];
  const entry = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = archive.indexOf(entry); at >= 0; at = archive.indexOf(entry, at + 46)) {
    const packed = archive.readUInt32LE(at + 20);
    const header = archive.readUInt32LE(at + 42);
    const begin = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const bytes = archive.subarray(begin, begin + packed);
    texts.push((archive.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('latin1'));
  }
  return texts.join('\n');
}

test('a package with a development key is not made', () => {
  const setting = {
    UNSAID_LIST_URLS: 'https://lists.example/list.json',
    UNSAID_LIST_KEYS: `${key.id}:${key.publicKey}`,
  };
  expect(() => zip(setting)).toThrow('development key');
}, 60_000);

test('a build with half a setting is not made', () => {
  expect(() => zip({ UNSAID_LIST_URLS: 'https://lists.example/list.json' })).toThrow('go together');
}, 60_000);
