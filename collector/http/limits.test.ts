import { describe, expect, it, test } from 'vitest';
import { createLimits, network } from './limits.ts';

describe('limits', () => {
  const SECOND = 1_000;
  it('gives one address its burst, then a share a second; others are not held up', () => {
    let now = 0;
    const limits = createLimits({ burst: 10, perSecond: 2 }, 1_000, () => now);
    expect(limits.take('1.2.3.4', 8)).toBe(0);
    expect(limits.take('1.2.3.4', 8)).toBe(3);
    expect(limits.take('5.6.7.8', 8)).toBe(0);
    now += 3 * SECOND;
    expect(limits.take('1.2.3.4', 8)).toBe(0);
  });

  it('lets a batch through that is larger than the burst, and has it paid later', () => {
    let now = 0;
    const limits = createLimits({ burst: 10, perSecond: 1 }, 1_000, () => now);
    expect(limits.take('a', 50)).toBe(0);
    expect(limits.take('a', 1)).toBe(41);
    now += 41 * SECOND;
    expect(limits.take('a', 1)).toBe(0);
  });

  it('brakes everybody together', () => {
    const limits = createLimits({ burst: 100, perSecond: 100 }, 5, () => 0);
    expect(limits.take('a', 5)).toBe(0);
    expect(limits.take('b', 1)).toBe(1);
  });

  it('forgets all addresses with the day', () => {
    let now = 0;
    const limits = createLimits({ burst: 1, perSecond: 0.001 }, 1_000, () => now);
    limits.take('a', 1);
    expect(limits.take('a', 1)).toBeGreaterThan(0);
    now += 86_400_000;
    expect(limits.take('a', 1)).toBe(0);
    expect(limits.addresses).toBe(1);
  });

  it('does not grow without end, nor stumble over a clock that goes back', () => {
    let now = 10 * SECOND;
    const limits = createLimits({ burst: 1, perSecond: 1 }, 1e9, () => now);
    for (let at = 0; at < 100_500; at++) limits.take(`${at}`, 1);
    expect(limits.addresses).toBe(100_000);
    now = 0;
    expect(limits.take('fresh', 1)).toBe(0);
  });
});

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('the network of %s is %s', (address, expected) => expect(network(address)).toBe(expected));
