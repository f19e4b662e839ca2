/** Docs and configuration that must stay true to each other. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = {} as Record<'chrome-mv3' | 'firefox-mv3', Record<string, unknown>>;

beforeAll(() => {
  for (const target of ['chrome-mv3', 'firefox-mv3'] as const) {
    const out = join('test-results', 'manifest-build');
    const [browser] = target.split('-') as [string];
    execFileSync('npx', ['wxt', 'build', '-b', browser, '--mv3'], {
      cwd: root,
      env: { ...process.env, UNSAID_OUT_DIR: out },
      stdio: 'ignore',
    });
    manifest[target] = JSON.parse(read(join(out, target, 'manifest.json')));
  }
}, 120_000);

it('styles name no left and no right: they serve both directions of writing', () => {
  const styles = execFileSync('git', ['ls-files', '*.css'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n');
  expect(styles.length).toBeGreaterThan(5);
  for (const file of styles.filter((file) => !file.startsWith('tests/')))
    expect([
      file,
      read(file).match(/^\s*[\w-]*\b(?:left|right)\b[\w-]*:|:\s*(?:left|right)\b/m)?.[0],
    ]).toEqual([file, undefined]);
});

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('manifest of %s', (target) => {
  it('asks for the documented permissions and no others', () => {
    const documented = [...read('docs/permissions.md').matchAll(/^\| `([a-zA-Z]+)` \|/gm)].map((m) => m[1]);
    expect(manifest[target].permissions).toEqual(documented);
    for (const key of ['host_permissions', 'optional_permissions', 'optional_host_permissions'])
      expect(manifest[target][key] ?? [], key).toEqual([]);
    expect(manifest[target].web_accessible_resources ?? []).toEqual([]);
    expect(manifest[target].externally_connectable).toBeUndefined();
  });

  it('runs its content script on HuggingChat only, in the top frame', () => {
    expect(manifest[target].content_scripts).toEqual([
      {
        matches: ['https://huggingface.co/chat', 'https://huggingface.co/chat/*'],
        run_at: 'document_idle',
        js: ['content-scripts/huggingchat.js'],
      },
    ]);
  });
});

describe('README', () => {
  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const builtIn = new Set(['ci', 'test', 'install']);
    const named = [...read('README.md').matchAll(/npm (run )?([a-z][a-z:-]*)/g)].map((m) => m[2] ?? '');
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(builtIn.has(name) || name in scripts, `npm run ${name}`).toBe(true);
  });

  it('links to files that exist', () => {
    for (const doc of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md']) {
      const paths = [...read(doc).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((m) => m[1] ?? '');
      for (const path of paths) expect(existsSync(join(root, doc, '..', path)), `${doc}: ${path}`).toBe(true);
    }
  });
});

describe('dependencies', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
  const all: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };

  it('are pinned exactly', () => {
    for (const [name, version] of Object.entries(all)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('each have their line in docs/dependencies.md, and none that is gone', () => {
    const table = read('docs/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((m) => m[1]));
    expect(table.sort()).toEqual(Object.keys(all).sort());
  });

  it('lock file names no registry host', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http');
  });
});
