/**
 * The whole test run: lint, types, unit, build, package lint, sizes, end to end.
 * Every step runs even when an earlier one failed, so that one run shows all; the last line counts the steps.
 */
import { spawnSync } from 'node:child_process';
import { ensureBrowsers } from './browsers.ts';

const STEPS: [name: string, command: string][] = [
  ['knowledge list', 'npm run -s build:list'],
  ['lint', 'npm run -s lint'],
  ['types', 'npm run -s types'],
  ['unit tests', 'npm run -s unit'],
  ['build', 'npm run -s build'],
  ['package lint', 'npm run -s lint:package'],
  ['sizes', 'npm run -s size'],
  ['end-to-end tests', 'npm run -s e2e'],
];

ensureBrowsers('chromium', 'firefox');
const started = Date.now();
const failed: string[] = [];
for (const [name, command] of STEPS) {
  console.log(`\n== ${name} (${Math.round((Date.now() - started) / 1000)} s)`);
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${STEPS.length - failed.length} steps passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
