import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeBadgeChoices, readBadgeChoices, SHOW_ALL } from './badge-choices.ts';
import { changeHintChoices, readHintChoices } from './hint-choices.ts';
import { readConsent, writeConsent } from './reports/consent.ts';
import { readDestination, writeDestination } from './reports/destination.ts';
import { changeSettings, DEFAULT_SETTINGS, readSettings } from './settings.ts';
import { parseSettingsFile, replaceSettings, writeSettingsFile } from './settings-file.ts';

beforeEach(() => fakeBrowser.reset());

const COLLECTOR = 'https://collector.example';
const HINTS = { shown: false, hiddenTopics: ['hong_kong'] };

async function chooseALot(): Promise<void> {
  await changeSettings({ theme: 'dark', showOpen: true, listUpdates: false });
  await changeBadgeChoices(() => ({
    mutedTopics: ['tiananmen_1989'],
    hiddenLevels: ['refusal'],
    strongOnly: true,
  }));
  await changeHintChoices(() => HINTS);
  await writeDestination({ collector: COLLECTOR });
}

const inForce = () =>
  Promise.all([readSettings(), readBadgeChoices(), readHintChoices(), readDestination()] as const);

async function take(text: string): Promise<void> {
  const file = parseSettingsFile(text);
  if (!file.ok) throw new Error(file.why);
  await replaceSettings(file.stored);
}

describe('settings in a file', () => {
  test('what is written on one machine is in force on another', async () => {
    await chooseALot();
    const [text, chosen] = [await writeSettingsFile(), await inForce()];
    fakeBrowser.reset();
    expect(await inForce()).not.toEqual(chosen);
    await take(text);
    expect(await inForce()).toEqual(chosen);
  });

  test('what the file does not say is as usual, not as it was', async () => {
    await chooseALot();
    await take('{"unsaidSettings": 1, "settings": {"theme": "light"}}');
    expect(await inForce()).toEqual([
      { ...DEFAULT_SETTINGS, theme: 'light' },
      SHOW_ALL,
      { shown: true, hiddenTopics: [] },
      { collector: '', repository: '' },
    ]);
  });

  test('undone, and set back', async () => {
    await chooseALot();
    const chosen = await inForce();
    const before = await replaceSettings({});
    expect((await inForce())[0]).toEqual(DEFAULT_SETTINGS);
    expect((await inForce())[1]).toEqual(SHOW_ALL);
    await replaceSettings(before);
    expect(await inForce()).toEqual(chosen);
  });

  test('consent is for a collector, so a file with another one asks again; reports and lists are not touched', async () => {
    await writeConsent({ collector: 'https://other.example', includeText: true });
    await fakeBrowser.storage.local.set({ listSource: { url: 'https://list.example/list.json' } });
    await take(`{"unsaidSettings": 1, "settings": {}, "reports": {"collector": "${COLLECTOR}"}}`);
    expect(await readConsent(await readDestination())).toBeNull();
    expect((await fakeBrowser.storage.local.get('listSource')).listSource).toBeDefined();
  });
});

test.each([
  ['', 'bad'],
  ['{}', 'bad'],
  ['[1]', 'bad'],
  ['{"unsaidSettings": 1', 'bad'],
  ['{"unsaidSettings": 1}', 'bad'],
  ['{"unsaidSettings": "1", "settings": {}}', 'bad'],
  ['{"unsaidSettings": 1, "settings": [], "badges": 7}', 'bad'],
  ['{"unsaidSettings": 1, "settings": {}, "reports": {"collector": "javascript:alert(1)"}}', 'bad'],
  ['{"unsaidSettings": 1, "settings": {}, "reports": {"repository": "../../etc"}}', 'bad'],
  [`{"unsaidSettings": 1, "settings": {}, "more": "${'x'.repeat(1_000_000)}"}`, 'bad'],
  ['{"unsaidSettings": 2, "anything": true}', 'newer'],
])('no settings file: %.60s', (text, why) => expect(parseSettingsFile(text)).toEqual({ ok: false, why }));

test('damaged fields of a settings file are the usual ones', () => {
  const file = parseSettingsFile(
    '{"unsaidSettings": 1, "settings": {"paused": "yes", "theme": "pink", "__proto__": {"paused": true}}, "badges": {"mutedTopics": 7}}',
  );
  expect(file).toMatchObject({ ok: true, stored: { settings: DEFAULT_SETTINGS, badges: SHOW_ALL } });
});
