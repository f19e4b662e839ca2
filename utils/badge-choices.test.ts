import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  changeBadgeChoices,
  parseBadgeChoices,
  readBadgeChoices,
  SHOW_ALL,
  watchBadgeChoices,
} from './badge-choices.ts';
import { including } from './including.ts';

beforeEach(() => fakeBrowser.reset());

describe('what shows beside answers', () => {
  test('everything until the reader says otherwise; what is changed stays', async () => {
    expect(await readBadgeChoices()).toEqual(SHOW_ALL);
    await changeBadgeChoices(() => ({ mutedTopics: ['hong_kong'] }));
    await changeBadgeChoices(() => ({ hiddenLevels: ['refusal'] }));
    expect(await readBadgeChoices()).toEqual({
      ...SHOW_ALL,
      mutedTopics: ['hong_kong'],
      hiddenLevels: ['refusal'],
    });
  });

  test('two changes at once: neither is lost', async () => {
    await Promise.all([
      changeBadgeChoices((now) => ({ mutedLanguages: including(now.mutedLanguages, 'fr', true) })),
      changeBadgeChoices((now) => ({ mutedLanguages: including(now.mutedLanguages, 'de', true) })),
      changeBadgeChoices((now) => ({ mutedTopics: including(now.mutedTopics, 'hong_kong', true) })),
    ]);
    expect(await readBadgeChoices()).toMatchObject({
      mutedLanguages: ['fr', 'de'],
      mutedTopics: ['hong_kong'],
    });
  });

  test.each([null, 7, 'all', [], { hiddenLevels: 'refusal', strongOnly: 1, mutedTopics: [null, {}] }])(
    'a damaged store shows everything: %j',
    (stored) => expect(parseBadgeChoices(stored)).toEqual(SHOW_ALL),
  );

  test('levels and languages that there are not, and repeats, are left out', () => {
    const stored = {
      hiddenLevels: ['none', 'caution', 'caution'],
      mutedLanguages: ['xx', 'fr', 'und'],
      mutedModels: ['a/b', 'a/b'],
    };
    expect(parseBadgeChoices(stored)).toEqual({
      ...SHOW_ALL,
      hiddenLevels: ['caution'],
      mutedLanguages: ['fr'],
      mutedModels: ['a/b'],
    });
  });

  test('one among some, or not', () => {
    expect(including(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(including(['a', 'b'], 'b', true)).toEqual(['a', 'b']);
    expect(including(['a', 'b'], 'a', false)).toEqual(['b']);
    expect(including(['a'], 'b', false)).toEqual(['a']);
  });

  test('tells of changes until its signal ends', async () => {
    const controller = new AbortController();
    const changed = vi.fn();
    watchBadgeChoices(changed, controller.signal);
    await changeBadgeChoices(() => ({ strongOnly: true }));
    expect(changed).toHaveBeenCalledTimes(1);
    controller.abort();
    await changeBadgeChoices(() => ({ strongOnly: false }));
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
