import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Debian packages behind each browser, with the fonts its screenshots need. */
const PACKAGES = {
  chromium: ['chromium', 'fonts-liberation', 'fonts-noto-cjk', 'fonts-noto-core'],
  firefox: ['firefox-esr'],
} as const;

const PATHS = {
  chromium: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  firefox: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
} as const;

type BrowserName = keyof typeof PATHS;

/**
 * Makes sure the named browsers are on this machine, and gives their paths.
 * Installs Debian's packages when root and one is missing.
 * @throws Error that says what to install when that can't be done here.
 */
export function ensureBrowsers(...names: BrowserName[]): Record<BrowserName, string> {
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

function instruction(missing: BrowserName[]): string {
  const packages = missing.flatMap((name) => PACKAGES[name]).join(' ');
  const variables = missing.map((name) => `${name.toUpperCase()}_PATH`).join(' or ');
  return `Missing: ${missing.join(', ')}. Install with "sudo apt-get install ${packages}", or set ${variables}.`;
}
