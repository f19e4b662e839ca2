/** Holds the built packages to the budgets of docs/budgets.json. Run after `npm run build`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Budget {
  file: string;
  raw?: number;
  gzip?: number;
}

const root = join(import.meta.dirname, '..');
const budgets: Budget[] = JSON.parse(readFileSync(join(root, 'docs/budgets.json'), 'utf8'));
let failed = false;
for (const { file, raw, gzip } of budgets) {
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
