import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { report } from './figures.ts';

interface Budget {
  readonly file: string;
  readonly raw?: number;
  readonly gzip?: number;
}

const root = join(import.meta.dirname, '../..');

/**
 * Bytes of what was built, against docs/budgets.json; what is not there was not built and is left out.
 * @param builds the builds to look at in place of `.output`
 */
export function benchSizes(builds: string): void {
  const budgets: Budget[] = JSON.parse(readFileSync(join(root, 'docs/budgets.json'), 'utf8'));
  for (const { file, raw, gzip } of budgets) {
    const path = file.startsWith('.output/') ? join(builds, file.slice('.output/'.length)) : join(root, file);
    if (!existsSync(path)) continue;
    const bytes = readFileSync(path);
    const name = file.replace(/^\.output\//, '');
    report(`bytes: ${name}`, bytes.length, 'bytes', raw);
    report(`bytes: ${name}, gzip`, gzipSync(bytes, { level: 9 }).length, 'bytes', gzip);
  }
}
