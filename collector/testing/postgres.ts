/** A PostgreSQL of the test's own, in a temporary folder, on a free port of this machine. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';

export interface Postgres {
  /** A new, empty database. */
  create(): Promise<string>;
  /** As an operator would: open connections are cut. */
  stop(): void;
  start(): Promise<void>;
  remove(): void;
}

const DEBIAN = '/usr/lib/postgresql';

/** Folder of the newest server's programs; null: none is installed. */
export function findPostgres(): string | null {
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN).sort((one, other) => Number(other) - Number(one));
  return (
    versions
      .map((version) => join(DEBIAN, version, 'bin'))
      .find((bin) => existsSync(join(bin, 'postgres'))) ?? null
  );
}

/** @throws when there is none, or it does not start */
export async function startPostgres(): Promise<Postgres> {
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const folder = mkdtempSync('/tmp/unsaid-postgres-');
  const data = join(folder, 'data');
  const port = await freePort();
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];
  if (user.length > 0) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
    );
    chownSync(folder, uid ?? 0, gid ?? 0);
  }
  const run = (program: string, ...args: string[]) => {
    const [command = '', ...rest] = [...user, join(bin, program), ...args];
    execFileSync(command, rest, { stdio: 'pipe', cwd: '/tmp' });
  };
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '--no-locale', '-E', 'UTF8', '--no-sync');
  const urlOf = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`;
  const start = async () => {
    const flags = ['-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
    const [command = '', ...rest] = [...user, join(bin, 'postgres'), '-D', data, ...flags];
    spawn(command, rest, { stdio: 'ignore', cwd: '/tmp', detached: true }).unref();
    await answers(urlOf('postgres'));
  };
  await start();
  let databases = 0;
  return {
    start,
    async create() {
      const name = `collector_${++databases}`;
      const client = new pg.Client(urlOf('postgres'));
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return urlOf(name);
    },
    stop: () => run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop'),
    remove() {
      try {
        run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop');
      } catch {
        // it was stopped already
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
