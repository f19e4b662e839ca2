import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages behind each program, with the fonts that screenshots need. */
const PACKAGES = {
  chromium: ['chromium', 'fonts-liberation', 'fonts-noto-cjk', 'fonts-noto-core'],
  firefox: ['firefox-esr'],
  postgres: ['postgresql'],
} as const;

const PATHS = {
  chromium: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  firefox: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
  postgres: '/usr/lib/postgresql',
} as const;

type ProgramName = keyof typeof PATHS;

/**
 * Makes sure the named programs are on this machine, and gives their paths (of PostgreSQL, the folder of its versions).
 * Installs Debian's packages when root and one is missing.
 * @throws Error that says what to install when that can't be done here.
 */
export function ensurePrograms(...names: ProgramName[]): Record<ProgramName, string> {
  const missing = names.filter((name) => !existsSync(PATHS[name]));
  if (missing.length > 0) install(missing.flatMap((name) => PACKAGES[name]));
  const stillMissing = names.filter((name) => !existsSync(PATHS[name]));
  if (stillMissing.length > 0) throw new Error(instruction(stillMissing));
  return PATHS;
}

function install(packages: string[]): void {
  const root = process.getuid?.() === 0;
  if (!root || !existsSync('/usr/bin/apt-get')) return;
  console.error(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  execFileSync('apt-get', ['update', '-qq'], options);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

function instruction(missing: ProgramName[]): string {
  const packages = missing.flatMap((name) => PACKAGES[name]).join(' ');
  return `Missing: ${missing.join(', ')}. Install with "sudo apt-get install ${packages}". Browsers elsewhere: set CHROMIUM_PATH, FIREFOX_PATH.`;
}
