/**
 * Holds what was built to the budgets of docs/budgets.json. Run after `npm run build`;
 * with `--packages` after `npm run zip`, for the packages' own budgets.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Budget {
  file: string;
  /** Made by `npm run zip`, so only looked at with `--packages`. */
  package?: boolean;
  raw?: number;
  gzip?: number;
}

const root = join(import.meta.dirname, '..');
const budgets: Budget[] = JSON.parse(readFileSync(join(root, 'docs/budgets.json'), 'utf8'));
let failed = false;
const packages = process.argv.includes('--packages');
for (const { file, raw, gzip } of budgets.filter((budget) => (budget.package ?? false) === packages)) {
  const path = join(root, file);
  if (!existsSync(path)) {
    console.error(`${file}: missing; run "npm run build" first`);
    failed = true;
    continue;
  }
  const bytes = readFileSync(path);
  const sizes = { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
  for (const [kind, limit] of Object.entries({ raw, gzip }) as ['raw' | 'gzip', number | undefined][]) {
    if (limit === undefined) continue;
    const over = sizes[kind] > limit;
    failed ||= over;
    console.log(`${over ? 'OVER' : 'ok  '} ${file} ${kind} ${sizes[kind]} of ${limit} bytes`);
  }
}
process.exitCode = failed ? 1 : 0;
