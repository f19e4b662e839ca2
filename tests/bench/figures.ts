/** One line of the benchmark's output. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is held against: its budget, or the same thing without Unsaid in the same run. */
  readonly baseline?: number;
  /** `value / baseline`. */
  readonly ratio?: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Prints one figure as one JSON line. */
export function report(name: string, value: number, unit: string, baseline?: number): void {
  const figure: Figure = {
    name,
    value: rounded(value),
    unit,
    ...(baseline !== undefined && { baseline: rounded(baseline) }),
    ...(baseline !== undefined && baseline !== 0 && { ratio: rounded(value / baseline) }),
  };
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

/** The value that a share of all values (0..1) does not exceed. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Milliseconds of each of `runs` calls, after as many unmeasured ones as V8 needs to compile what is hot. */
export function timeCalls(call: () => unknown, runs: number, warmUp = Math.ceil(runs / 2)): number[] {
  for (let run = 0; run < warmUp; run++) call();
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    call();
    return performance.now() - started;
  });
}
