import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'build-list-'));
const published = join(root, 'knowledge/published.json');
afterAll(() => rmSync(folder, { recursive: true }));

function build(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/node'),
    [join(root, 'scripts/build-list.ts'), ...args],
    { encoding: 'utf8', cwd: folder, env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
}

describe('npm run build:list', () => {
  it('makes the same bytes wherever and whenever it runs', () => {
    const [one, two] = ['one', 'two'].map((name) => join(folder, name, 'list.json')) as [string, string];
    expect(build(['--out', one], { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' }).status).toBe(0);
    // A clock that stands elsewhere: nothing in the list may come from it.
    const clock = join(folder, 'clock.mjs');
    writeFileSync(
      clock,
      'Date.now = () => 0; globalThis.Date = class extends Date { constructor() { super(0); } };',
    );
    expect(
      build(['--out', two], { TZ: 'America/Adak', LC_ALL: 'tr_TR.UTF-8', NODE_OPTIONS: `--import ${clock}` })
        .status,
    ).toBe(0);
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    const header = JSON.parse(readFileSync(join(root, 'knowledge/list.json'), 'utf8'));
    expect(JSON.parse(readFileSync(one, 'utf8'))).toMatchObject(header);
  });

  it('says in words what has changed since the list published last, and wants a higher version for it', () => {
    const before = JSON.parse(readFileSync(published, 'utf8'));
    const [id = ''] = Object.keys(before.behaviours);
    delete before.behaviours[id];
    before.topics.tank_man = ['3 terms', '00000000'];
    before.models['gone/model'] = ['former, 1 exact, 0 variant, 0 family, 0 lineage', '00000000'];
    before.version = 1_000;
    const against = join(folder, 'before.json');
    writeFileSync(against, JSON.stringify(before));
    const { status, stdout } = build(['--against', against, '--out', join(folder, 'list.json')]);
    expect(status).toBe(0);
    expect(stdout).toContain('against list 1000 of');
    expect(stdout).toContain(`behaviour added: ${id}: `);
    expect(stdout).toMatch(/topic changed: tank_man: \d+ terms \(before: 3 terms\)/);
    expect(stdout).toContain('model withdrawn: gone/model: former, 1 exact');
    expect(stdout).toContain('raise version');
  });

  it('notes no list as published whose version was not raised', () => {
    const before = readFileSync(published, 'utf8');
    const against = join(folder, 'later.json');
    writeFileSync(against, before.replace('"version": 1,', '"version": 1000,'));
    const { status, stderr } = build(['--against', against, '--publish', '--out', join(folder, 'list.json')]);
    expect([status, stderr]).toEqual([1, expect.stringContaining('not higher')]);
    expect(readFileSync(published, 'utf8')).toBe(before);
  });
});
