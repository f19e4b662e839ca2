import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Result } from '../reports/receive.ts';

/** Upper bounds of times, in seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 512];

/** What `/metrics` tells. Labels take few values: no id, no model, no address. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'collector_request_seconds',
    help: 'Time from a request to its answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const outcomes = new Counter({
    name: 'collector_reports_total',
    help: 'Reports received, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  const limited = new Counter({
    name: 'collector_limited_total',
    help: 'Requests refused because there were too many',
    registers,
  });
  const commits = new Histogram({
    name: 'collector_commit_seconds',
    help: 'Time of one commit of a group of reports',
    buckets: SECONDS,
    registers,
  });
  const groups = new Histogram({
    name: 'collector_commit_reports',
    help: 'Reports in one commit',
    buckets: SIZES,
    registers,
  });
  const watch = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  watch('collector_resident_bytes', 'Memory of this process', () => process.memoryUsage.rss());
  return {
    watch,
    request: (route: string, status: number, ms: number) =>
      requests.labels(route, `${status}`).observe(ms / 1000),
    results(results: readonly Result[]) {
      for (const { outcome, held } of results) outcomes.labels(held ? 'held' : outcome).inc();
    },
    limited: () => limited.inc(),
    commit(rows: number, ms: number) {
      commits.observe(ms / 1000);
      groups.observe(rows);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
