/**
 * `npm run soak`: the long form of the tests that every run does a tenth of, with new random seeds: tampered lists,
 * broken streams, texts with planted secrets, hostile bodies, the browser killed in the middle of updates and of reporting, the
 * collector killed under load. Builds the extension first; takes half an hour.
 */
import { spawnSync } from 'node:child_process';
import { ensurePrograms } from './programs.ts';

ensurePrograms('chromium', 'postgres');
const env = { ...process.env, UNSAID_SOAK: '1' };
const commands = [
  'npm run -s build',
  'npx vitest run fuzz',
  'npx vitest run utils/reports/delivery',
  'npx vitest run collector/process',
  'npx playwright test list-kill report-kill',
];
const failed = commands.filter((command) => {
  console.log(`\n== ${command}`);
  return spawnSync(command, { shell: true, stdio: 'inherit', env }).status !== 0;
});
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nsoak: nothing failed');
process.exitCode = failed.length > 0 ? 1 : 0;
