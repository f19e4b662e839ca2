/**
 * `npm run bench [-- --node | --matching | --browser | --collector | --runs N]`: measures what design sets a budget for, one JSON object a line:
 * `{name, value, unit, baseline?, ratio?}`. What is measured and how: tests/bench/README.md.
 * Needs the builds of `npm run build`; makes them when there are none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBrowser } from '../tests/bench/browser-part.ts';
import { benchCollector } from '../tests/bench/collector-part.ts';
import { benchMatching, benchMessages } from '../tests/bench/matching.ts';
import { benchNode } from '../tests/bench/node-part.ts';
import { benchSizes } from '../tests/bench/sizes.ts';

const { values } = parseArgs({
  options: {
    node: { type: 'boolean' },
    matching: { type: 'boolean' },
    browser: { type: 'boolean' },
    collector: { type: 'boolean' },
    runs: { type: 'string', default: '4' },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number above 0');
const all = !values.node && !values.matching && !values.browser && !values.collector;
const builds = resolve(process.env.UNSAID_OUT_DIR ?? join(import.meta.dirname, '../.output'));
const extension = join(builds, 'chrome-mv3');
if (!values.collector && !existsSync(join(extension, 'manifest.json')))
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });

if (all || values.node) {
  benchSizes(builds);
  benchNode(runs);
}
if (all || values.matching) {
  benchMessages();
  benchMatching();
}
if (all || values.browser) await benchBrowser(extension, runs);
if (all || values.collector) await benchCollector(Math.min(runs, 2));
