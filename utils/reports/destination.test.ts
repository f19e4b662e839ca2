import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { kindOf, parseBuild, parseCollector, parseRepository } from './build-setting.ts';
import { readConsent, withdrawConsent, writeConsent } from './consent.ts';
import { readDestination, writeDestination } from './destination.ts';

beforeEach(() => fakeBrowser.reset());

describe('an address of a collector', () => {
  it.each([
    ['', ''],
    [' https://c.example ', 'https://c.example/'],
    ['https://c.example/unsaid//', null],
    ['https://c.example:8443/unsaid/', 'https://c.example:8443/unsaid/'],
    ['http://c.example/', null],
    ['https://user:pw@c.example/', null],
    ['https://c.example/?key=1', null],
    ['javascript:alert(1)', null],
    [`https://c.example/${'a'.repeat(300)}`, null],
  ])('%s', (text, expected) => expect(parseCollector(text)).toBe(expected));
});

it.each([
  ['', ''],
  ['datasets/org/reports', 'datasets/org/reports'],
  ['https://huggingface.co/spaces/org/name/', 'spaces/org/name'],
  ['org/model', 'org/model'],
  ['org', null],
  ['datasets/org/name/discussions/new?x', null],
  ['../../evil', null],
])('repository %s', (text, expected) => expect(parseRepository(text)).toBe(expected));

it('a wrong build setting makes no build', () => {
  expect(() => parseBuild('http://c.example', '')).toThrow('UNSAID_COLLECTOR_URL');
  expect(() => parseBuild('', 'org')).toThrow('UNSAID_REPORT_REPOSITORY');
});

it('one of three is in force: collector, else discussion, else copying', () => {
  expect(kindOf({ collector: 'https://c.example/', repository: 'a/b' })).toBe('collector');
  expect(kindOf({ collector: '', repository: 'a/b' })).toBe('hub');
  expect(kindOf({ collector: '', repository: '' })).toBe('copy');
});

it('the reader’s choice comes before the build’s; what is damaged is none', async () => {
  expect(await readDestination()).toEqual({ collector: '', repository: '' });
  await writeDestination({ collector: 'https://c.example/' });
  await writeDestination({ repository: 'a/b' });
  expect(await readDestination()).toEqual({ collector: 'https://c.example/', repository: 'a/b' });
  for (const reportDestination of [7, { collector: 'http://x' }, { repository: 9 }]) {
    await fakeBrowser.storage.local.set({ reportDestination });
    expect(await readDestination()).toEqual({ collector: '', repository: '' });
  }
});

it('consent holds for the collector it was given for, and for no other', async () => {
  const here = { collector: 'https://c.example/', repository: '' };
  expect(await readConsent(here)).toBeNull();
  await writeConsent({ collector: here.collector, includeText: true });
  expect(await readConsent(here)).toMatchObject({ includeText: true });
  expect(await readConsent({ ...here, collector: 'https://other.example/' })).toBeNull();
  await withdrawConsent();
  expect(await readConsent(here)).toBeNull();
});
