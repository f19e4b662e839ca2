import { createHash } from 'node:crypto';

/** Deterministic ids: the same seed and order give the same ids in every run. */
export interface Ids {
  /** Version-4-shaped UUID of a message. */
  uuid(): string;
  /** 24 hex digits of a conversation. */
  hex24(): string;
  /** 7 characters of a shared snapshot. */
  share(): string;
}

export function makeIds(seed: string): Ids {
  let count = 0;
  const next = () => createHash('sha256').update(`${seed}:${count++}`).digest('hex');
  return {
    uuid: () => uuidFrom(next()),
    hex24: () => next().slice(0, 24),
    share: () => Buffer.from(next(), 'hex').toString('base64').replace(/[+/=]/g, 'x').slice(0, 7),
  };
}

function uuidFrom(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
