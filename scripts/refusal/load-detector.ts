import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRefusalDetector } from '../../utils/refusal/index.ts';
import type { RefusalDetector } from '../../utils/refusal/types.ts';
import { parseWeights } from '../../utils/refusal/weights.ts';

/** The weights file that the extension ships. */
export const WEIGHTS_FILE = join(
  import.meta.dirname,
  '..',
  '..',
  'public',
  'knowledge',
  'refusal-weights.json',
);

/** The detector as shipped. @throws Error naming the file when it can't be read: a tool shall not measure half of it */
export function loadDetector(file = WEIGHTS_FILE): RefusalDetector {
  const model = parseWeights(JSON.parse(readFileSync(file, 'utf8')));
  if (typeof model === 'string') throw new Error(`${file}: ${model}`);
  return createRefusalDetector(model);
}
