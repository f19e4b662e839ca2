import { beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeHintChoices, hideHintOn, parseHintChoices, readHintChoices } from './hint-choices.ts';

beforeEach(() => fakeBrowser.reset());

describe('choices of the hint', () => {
  test('shown everywhere until the reader says otherwise', async () => {
    expect(await readHintChoices()).toEqual({ shown: true, hiddenTopics: [] });
    await hideHintOn('tiananmen_1989');
    await hideHintOn('tiananmen_1989');
    await changeHintChoices(() => ({ shown: false }));
    expect(await readHintChoices()).toEqual({ shown: false, hiddenTopics: ['tiananmen_1989'] });
  });

  test.each([null, 7, 'hints', { shown: 'no', hiddenTopics: 'all' }, { hiddenTopics: [1, null] }])(
    'a damaged store gives defaults: %j',
    (stored) => expect(parseHintChoices(stored)).toEqual({ shown: true, hiddenTopics: [] }),
  );
});
