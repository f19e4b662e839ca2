/**
 * The whole test run: list, lint, types, pages of the collector, unit, build, package lint, sizes, end to end.
 * Every step runs even when an earlier one failed, so that one run shows all. The last line counts each unit and
 * end-to-end test, and each other step as one.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { ensurePrograms } from './programs.ts';

interface Counts {
  passed: number;
  failed: number;
}

interface Step {
  name: string;
  command: string;
  /** Reads the runner's own report; a step without one counts as a single test. */
  counts?: () => Counts;
}

const UNIT_REPORT = 'test-results/unit.json';
const E2E_REPORT = 'test-results/e2e.json';

const STEPS: Step[] = [
  { name: 'knowledge list', command: 'npm run -s build:list' },
  { name: 'lint', command: 'npm run -s lint' },
  { name: 'types', command: 'npm run -s types' },
  { name: 'pages of the collector', command: 'npm run -s build:collector' },
  {
    name: 'unit tests',
    command: `npm run -s unit -- --reporter=default --reporter=json --outputFile.json=${UNIT_REPORT}`,
    counts: () => {
      const report = JSON.parse(readFileSync(UNIT_REPORT, 'utf8'));
      return { passed: report.numPassedTests, failed: report.numFailedTests };
    },
  },
  { name: 'build', command: 'npm run -s build' },
  { name: 'package lint', command: 'npm run -s lint:package' },
  { name: 'sizes', command: 'npm run -s size' },
  {
    name: 'end-to-end tests',
    command: `PLAYWRIGHT_JSON_OUTPUT_NAME=${E2E_REPORT} npm run -s e2e -- --reporter=list,json`,
    counts: () => {
      const { stats } = JSON.parse(readFileSync(E2E_REPORT, 'utf8'));
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
  },
];

function run({ name, command, counts }: Step): Counts {
  console.log(`\n== ${name} (${Math.round(performance.now() / 1000)} s)`);
  const ok = spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0;
  try {
    const counted = counts?.() ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
    // A runner that died without a failing test (no test found, a crash) has still failed.
    return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

ensurePrograms('chromium', 'firefox', 'postgres');
for (const report of [UNIT_REPORT, E2E_REPORT]) rmSync(report, { force: true });
const results = STEPS.map((step) => ({ name: step.name, ...run(step) }));
const failedSteps = results.filter(({ failed }) => failed > 0).map(({ name }) => name);
if (failedSteps.length > 0) console.log(`\nFailed: ${failedSteps.join(', ')}`);
const sum = (key: keyof Counts) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = failedSteps.length > 0 ? 1 : 0;
