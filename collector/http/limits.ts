import { createHmac, randomBytes } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Tokens that come back with time (https://en.wikipedia.org/wiki/Token_bucket). */
interface Bucket {
  tokens: number;
  /** When it was filled last, in milliseconds. */
  at: number;
}

export interface Rate {
  readonly burst: number;
  /** 0: no limit. */
  readonly perSecond: number;
}

/** Addresses remembered; a full bucket is forgotten, and of others the oldest. */
const MOST_ADDRESSES = 100_000;
const DAY_MS = 86_400_000;

/**
 * How much one address, and everybody, may send. Addresses are held in memory only, as a hash under a key that changes
 * every day; what was learnt under the last key is forgotten with it.
 *
 * @returns seconds to wait for `cost` more; 0: go on
 */
export function createLimits(rate: Rate, totalPerSecond: number, now: () => number = Date.now) {
  const buckets = new Map<string, Bucket>();
  const total: Bucket = { tokens: totalPerSecond, at: now() };
  let key = randomBytes(32);
  let keyDay = Math.floor(now() / DAY_MS);

  function rotate(): void {
    const today = Math.floor(now() / DAY_MS);
    if (today === keyDay) return;
    keyDay = today;
    key = randomBytes(32);
    buckets.clear();
  }

  return {
    /** Reports of one address. */
    take(address: string, cost: number): number {
      const forAll = { burst: totalPerSecond, perSecond: totalPerSecond };
      const wait = takeFrom(total, cost, forAll, now());
      if (wait > 0 || rate.perSecond === 0) return wait;
      rotate();
      const name = createHmac('sha256', key).update(address).digest('base64');
      const bucket = buckets.get(name) ?? { tokens: rate.burst, at: now() };
      // Again at the end: the first is the one that was longest quiet.
      buckets.delete(name);
      buckets.set(name, bucket);
      const oldest = buckets.keys().next().value;
      if (buckets.size > MOST_ADDRESSES && oldest !== undefined) buckets.delete(oldest);
      return takeFrom(bucket, cost, rate, now());
    },
    get addresses(): number {
      return buckets.size;
    },
  };
}
export type Limits = ReturnType<typeof createLimits>;

function takeFrom(bucket: Bucket, cost: number, { burst, perSecond }: Rate, now: number): number {
  if (perSecond === 0) return 0;
  bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  // A batch larger than the bucket could never pass: then a full one is enough.
  const needed = Math.min(cost, burst);
  if (bucket.tokens < needed) return Math.ceil((needed - bucket.tokens) / perSecond);
  bucket.tokens -= cost;
  return 0;
}

/** Where a request comes from: an IPv4 address, or the half of an IPv6 address that a household has for itself. */
export function addressOf(context: Context, proxies: number): string {
  const { incoming } = context.env as HttpBindings;
  const forwarded = context.req.header('x-forwarded-for')?.split(',') ?? [];
  const told = proxies > 0 ? forwarded.at(-proxies)?.trim() : undefined;
  return network(told ?? incoming?.socket?.remoteAddress ?? '');
}

/** RFC 4291: the first four of eight groups name the network. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const all = [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
