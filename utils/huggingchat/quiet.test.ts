import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchQuiet } from './quiet.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start() {
  const life = new AbortController();
  const onQuiet = vi.fn();
  const onRestless = vi.fn();
  const quiet = watchQuiet({ onQuiet, onRestless }, 600, life.signal);
  return { life, onQuiet, onRestless, quiet };
}

it('fires once after the quiet time, and again only after another change', () => {
  const { onQuiet, quiet } = start();
  vi.advanceTimersByTime(599);
  expect(onQuiet).not.toHaveBeenCalled();
  expect(quiet.stirred).toBe(true);
  vi.advanceTimersByTime(1);
  expect(onQuiet).toHaveBeenCalledTimes(1);
  expect(quiet.stirred).toBe(false);
  vi.advanceTimersByTime(60_000);
  expect(onQuiet).toHaveBeenCalledTimes(1);
  quiet.touch();
  vi.advanceTimersByTime(600);
  expect(onQuiet).toHaveBeenCalledTimes(2);
});

it('sets no timer per change while changes keep coming', () => {
  const { onQuiet, onRestless, quiet } = start();
  const set = vi.spyOn(globalThis, 'setTimeout');
  for (let i = 0; i < 600; i += 1) {
    quiet.touch();
    vi.advanceTimersByTime(10);
  }
  expect(set.mock.calls.length).toBeLessThanOrEqual(11);
  expect(onRestless).toHaveBeenCalledTimes(10);
  expect(onQuiet).not.toHaveBeenCalled();
  vi.advanceTimersByTime(590);
  expect(onQuiet).toHaveBeenCalledTimes(1);
});

it('leaves no timer behind when its life ends', () => {
  const { life, onQuiet, quiet } = start();
  life.abort();
  quiet.touch();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(onQuiet).not.toHaveBeenCalled();
});
