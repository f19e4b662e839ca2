import { join, resolve } from 'node:path';
import { KEY_ID, type ListKey, parseListKeys } from '../utils/knowledge/signature.ts';
import { z } from '../utils/zod.ts';
import type { StorePlace } from './store/open.ts';

/** Shortest `ADMIN_TOKEN`, in characters: 24 of base64 are 144 bits. */
const TOKEN_LENGTH = 24;

const whole = (fallback: number, most: number) => z.coerce.number().int().min(0).max(most).default(fallback);
const text = (most: number) => z.string().trim().max(most).default('');

const variables = z.object({
  PORT: whole(8787, 65_535),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('collector-data'),
  DATABASE_URL: z
    .string()
    .regex(/^(|postgres(ql)?:\/\/.+)$/, 'must begin with postgres://')
    .default(''),
  ADMIN_TOKEN: z
    .string()
    .refine(
      (token) => token === '' || token.length >= TOKEN_LENGTH,
      `must have at least ${TOKEN_LENGTH} characters`,
    )
    .default(''),
  LIST_DIR: z.string().default(''),
  LIST_KEYS: z.string().default(''),
  OPERATOR_NAME: text(200),
  OPERATOR_CONTACT: text(200),
  TRUST_PROXY: whole(0, 10),
  MIN_EXTENSION_VERSION: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, 'must be like 1.2.3')
    .default('0.0.0'),
  RATE_BURST: whole(600, 1e9),
  RATE_PER_SECOND: whole(10, 1e9),
  TOTAL_PER_SECOND: whole(5_000, 1e9),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly store: StorePlace;
  /** Empty: nobody moderates here. */
  readonly adminToken: string;
  readonly listFolder: string;
  /** Public keys that a list put here must be signed with; none: none is taken. */
  readonly listKeys: readonly ListKey[];
  readonly operator: { readonly name: string; readonly contact: string };
  /** Proxies in front, whose `X-Forwarded-For` is believed. */
  readonly proxies: number;
  readonly minExtension: string;
  /** Reports of one address: at once, and then a second; 0 a second: no limit. */
  readonly rate: { readonly burst: number; readonly perSecond: number };
  /** Reports a second of everybody; 0: no limit. */
  readonly totalPerSecond: number;
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the environment. Every problem is one line that begins with the variable's name; values are not repeated. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const parsed = variables.safeParse(env);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    };
  const set = parsed.data;
  const folder = resolve(set.DATA_DIR);
  let listKeys: ListKey[];
  try {
    listKeys = parseListKeys(set.LIST_KEYS);
  } catch {
    return { ok: false, problems: [`LIST_KEYS: must be one or two keys, id:base64 (id: ${KEY_ID.source})`] };
  }
  return {
    ok: true,
    config: {
      port: set.PORT,
      host: set.HOST,
      store: set.DATABASE_URL ? { kind: 'postgres', url: set.DATABASE_URL } : { kind: 'sqlite', folder },
      adminToken: set.ADMIN_TOKEN,
      listFolder: set.LIST_DIR ? resolve(set.LIST_DIR) : join(folder, 'list'),
      listKeys,
      operator: { name: set.OPERATOR_NAME, contact: set.OPERATOR_CONTACT },
      proxies: set.TRUST_PROXY,
      minExtension: set.MIN_EXTENSION_VERSION,
      rate: { burst: set.RATE_BURST, perSecond: set.RATE_PER_SECOND },
      totalPerSecond: set.TOTAL_PER_SECOND,
    },
  };
}
