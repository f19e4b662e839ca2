import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { ask, badge, composer, expectAllBadged, expectBadges, expectState, why } from './reader.ts';
import { openOwn } from './report-stage.ts';

/** What is set on the options page shows on HuggingChat at once. */

const QUESTION = 'What happened at Tiananmen Square in 1989?';

test('a quiet mark where little is refused: on, and off again', async ({ page, site, context }) => {
  await page.goto(site.conversationUrl('tiananmen-qwen25'));
  const [first] = await expectAllBadged(page, 2);
  expect(first).toMatchObject({ level: 'open', shown: false });
  const own = await openOwn(context, 'options.html#settings');
  const quiet = own.getByRole('checkbox', { name: /^Show a quiet mark/ });
  await quiet.click();
  await expect(quiet).toBeChecked();
  await page.bringToFront();
  await expectBadges(page, [{ level: 'open', shown: true }, { shown: true }]);
  await why(page, 0).click();
  await expect(badge(page, 0).getByRole('dialog')).toBeVisible();
  await own.bringToFront();
  await quiet.click();
  await page.bringToFront();
  await expectBadges(page, [{ level: 'open', shown: false }, { shown: true }]);
});

test('the hint: off; on; back on a topic where it was not wanted', async ({ page, context }) => {
  const hint = page.locator('unsaid-hint');
  let asked = 0;
  const draft = async (words: string) => {
    await page.bringToFront();
    // Never the same twice: only another draft is looked at again.
    await composer(page).fill(`${words}${' Tell me.'.repeat(asked++)}`);
  };
  await page.goto('https://huggingface.co/chat/models/Qwen/QwQ-32B');
  await expectState(page, 'ready');
  const own = await openOwn(context, 'options.html#settings');
  const shown = own.getByRole('checkbox', { name: /^Say above the composer/ });
  await shown.click();
  await expect(shown).not.toBeChecked();
  await draft(QUESTION);
  await page.waitForTimeout(1200);
  await expect(hint).toHaveCount(0);
  await own.bringToFront();
  await shown.click();
  await expect(shown).toBeChecked();
  await draft(QUESTION);
  await expect(hint).toBeVisible();
  await hint.getByRole('button', { name: 'Not on this topic again' }).click();
  await own.bringToFront();
  const hidden = own.getByRole('listitem').filter({ hasText: 'Tiananmen' });
  await hidden.getByRole('button', { name: 'Show again' }).click();
  await expect(hidden).toHaveCount(0);
  await draft(QUESTION);
  await expect(hint).toBeVisible();
});

test('what shows is the reader’s choice: levels, topics, models, languages; the hooks stay as they are', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.conversationUrl('tiananmen-r1'));
  const [first] = await expectAllBadged(page, 1);
  expect(first).toMatchObject({ shown: true });
  const own = await openOwn(context, 'options.html#settings');
  const expectShown = async (shown: boolean) => {
    await page.bringToFront();
    await expectBadges(page, [{ level: first?.level ?? '', topics: first?.topics ?? [], shown }]);
    await own.bringToFront();
  };
  const hideAndShow = async (name: RegExp) => {
    const choice = own.getByRole('checkbox', { name });
    const before = await choice.isChecked();
    await choice.click();
    await expectShown(false);
    await choice.click();
    await expect(choice).toBeChecked({ checked: before });
    await expectShown(true);
  };
  await hideAndShow(first?.level === 'caution' ? /^Answered, but/ : /^Not answered, and there/);
  await hideAndShow(/^English$/);
  await own.goto(new URL('#topics/tiananmen_1989', own.url()).href);
  await hideAndShow(/^Mute: show nothing on this topic/);
  await own.goto(new URL('#models/deepseek-ai/DeepSeek-R1-0528', own.url()).href);
  const mute = own.getByRole('checkbox', { name: 'Mute: show nothing for this model' });
  await mute.click();
  await expectShown(false);
  await own.goto(new URL('#settings', own.url()).href);
  await own.getByRole('button', { name: 'Show again: deepseek-ai/DeepSeek-R1-0528' }).click();
  await expect(own.getByText('Nothing is muted.')).toBeVisible();
  await expectShown(true);
});

test('only strong evidence: where sources disagree nothing shows any more', async ({ page, context }) => {
  await page.goto('https://huggingface.co/chat/models/openai/gpt-oss-120b');
  await ask(page, `[short] ${QUESTION}`);
  await expectBadges(page, [{ level: 'caution', text: 'Sources disagree', shown: true }]);
  const own = await openOwn(context, 'options.html#settings');
  await own.getByRole('radio', { name: /^Only strong evidence/ }).click();
  await page.bringToFront();
  await expectBadges(page, [{ level: 'caution', shown: false }]);
  await own.bringToFront();
  await own.getByRole('radio', { name: /^All evidence/ }).press('Space');
  await page.bringToFront();
  await expectBadges(page, [{ level: 'caution', shown: true }]);
});

test('colours of our own pages: the browser’s, or those that were chosen', async ({ context }) => {
  const own = await openOwn(context, 'options.html#settings');
  await own.emulateMedia({ colorScheme: 'light' });
  const ground = () => own.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe('rgb(255, 255, 255)');
  await own.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(ground).toBe('rgb(10, 10, 10)');
  await own.reload();
  await expect.poll(ground).toBe('rgb(10, 10, 10)');
  await own.getByRole('radio', { name: 'As the browser' }).click();
  await expect.poll(ground).toBe('rgb(255, 255, 255)');
});

test('settings go into a file, and out of it; what is no settings file changes nothing; each has a way back', async ({
  context,
}) => {
  const own = await openOwn(context, 'options.html#settings');
  const strong = own.getByRole('radio', { name: /^Only strong evidence/ });
  const quiet = own.getByRole('checkbox', { name: /^Show a quiet mark/ });
  const undo = own.getByRole('button', { name: 'Undo' });
  await strong.click();
  await quiet.click();
  await expect(quiet).toBeChecked();
  const saving = own.waitForEvent('download');
  await own.getByRole('button', { name: 'Save settings to a file' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('unsaid-settings.json');
  const text = readFileSync(await saved.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ unsaidSettings: 1, badges: { strongOnly: true } });

  await own.getByRole('button', { name: 'Back to the usual settings' }).click();
  await expect(strong).not.toBeChecked();
  await undo.click();
  await expect(own.getByText('Your settings are as before.')).toBeVisible();
  await expect(strong).toBeChecked();
  await own.getByRole('button', { name: 'Back to the usual settings' }).click();
  await expect(quiet).not.toBeChecked();

  const take = async (content: string) => {
    const choosing = own.waitForEvent('filechooser');
    await own.getByRole('button', { name: 'Take settings from a file' }).click();
    await (await choosing).setFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    });
  };
  await take('{"some": "other file"}');
  await expect(own.getByRole('alert')).toHaveText(/This is no settings file of Unsaid/);
  await take('{"unsaidSettings": 99}');
  await expect(own.getByRole('alert')).toHaveText(/comes from a newer Unsaid/);
  await expect(strong).not.toBeChecked();
  await take(text);
  await expect(own.getByText('The settings of the file are in force.')).toBeVisible();
  await expect(strong).toBeChecked();
  await expect(quiet).toBeChecked();
  await undo.click();
  await expect(strong).not.toBeChecked();
});
