import { expect, test } from 'vitest';
import { SHOW_ALL } from '../badge-choices.ts';
import type { ListStatus } from '../list-status.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { type DebugFacts, debugInfo } from './debug-info.ts';

const LIST: ListStatus = {
  version: 12,
  generated: '2026-11-23T00:00:00Z',
  expires: '2027-02-23T00:00:00Z',
  stale: false,
  origin: 'downloaded',
  damaged: false,
  before: 11,
  killSwitches: [],
  from: { host: 'lists.secret.example', unsigned: true },
  chosen: { url: 'https://lists.secret.example/mine.json', host: 'lists.secret.example' },
  updatable: true,
  last: { at: 0, outcome: { kind: 'refused', reason: { code: 'http', values: ['lists.secret.example'] } } },
};
const FACTS: DebugFacts = {
  version: '1.2.3',
  userAgent: 'Mozilla/5.0 Chrome/140',
  interfaceLanguage: 'en',
  browserLanguage: 'fr-CH',
  list: LIST,
  counts: { models: 258, topics: 71 },
  reports: { queued: 2, delivered: 1 },
  settings: DEFAULT_SETTINGS,
  choices: { ...SHOW_ALL, hiddenLevels: ['refusal'], mutedTopics: ['tank_man'] },
  destination: 'collector',
};

test('says what a problem report needs', () => {
  const text = debugInfo(FACTS);
  expect(text).toContain('Unsaid 1.2.3');
  expect(text).toContain('list: 12 of 2026-11-23T00:00:00Z, of the reader, unsigned, downloaded');
  expect(text).toContain('last look: refused (http) at 1970-01-01T00:00:00.000Z');
  expect(text).toContain('in the list: models 258, topics 71');
  expect(text).toContain('reports: queued 2, delivered 1');
  expect(text).toContain('levels not shown: refusal, strong evidence only: no, muted: topics 1, models 0');
});

test('names no address, and not what was muted', () => {
  expect(debugInfo(FACTS)).not.toMatch(/secret|:\/\/|tank_man/);
});

test('without list, reports and destination it says so', () => {
  const text = debugInfo({ ...FACTS, list: null, reports: null, destination: null });
  expect(text).toContain('list: not available');
  expect(text).toContain('reports: not readable');
  expect(debugInfo({ ...FACTS, reports: {}, list: { ...LIST, last: null } })).toMatch(/reports: none[\s\S]*/);
});
