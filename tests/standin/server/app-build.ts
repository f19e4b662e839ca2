import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageData } from '../types.ts';

const ROOT = join(import.meta.dirname, '..');

/** The built page. */
export interface App {
  render(data: PageData): { head: string; body: string };
  /** Addresses of the client's module and style sheet. */
  readonly script: string;
  readonly style: string;
  /** Bytes and type of a client file by its address, or undefined. */
  file(path: string): { body: Uint8Array; type: string } | undefined;
}

let loaded: Promise<App> | undefined;

/** The page, built first if its sources have changed since the last build (about 2 s). */
export function loadApp(): Promise<App> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<App> {
  const folder = join(ROOT, 'dist', hashOfSources());
  if (!existsSync(folder)) build(folder);
  const server: { render: App['render'] } = await import(
    pathToFileURL(join(folder, 'server/server.js')).href
  );
  const base = '/chat/_app/immutable/';
  // Held in memory: a later build removes this folder.
  const files = new Map(
    readdirSync(join(folder, 'client')).map((name) => [
      base + name,
      readFileSync(join(folder, 'client', name)),
    ]),
  );
  return {
    render: server.render,
    script: `${base}client.js`,
    style: `${base}style.css`,
    file(path) {
      const body = files.get(path);
      return body && { body, type: path.endsWith('.css') ? 'text/css' : 'text/javascript' };
    },
  };
}

/** In a process of its own: Vite is needed only then, and reads NODE_ENV, which test runners set. */
function build(folder: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'vite-build.ts'), folder],
    {
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`the stand-in page could not be built:\n${stderr}`);
}

/** Changes with any source of the page and with the version of what compiles it. */
function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const name of ['svelte', 'vite', 'marked', 'superjson']) {
    hash.update(readFileSync(join(ROOT, '../../node_modules', name, 'package.json')));
  }
  const sources = readdirSync(join(ROOT, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of [
    ...sources,
    join(ROOT, 'apply-update.ts'),
    join(import.meta.dirname, 'vite-build.ts'),
  ].sort()) {
    hash.update(relative(ROOT, path)).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
