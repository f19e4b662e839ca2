import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanContent, endsAlike, TEXT_LIMIT } from './clean-content.ts';

describe('cleanContent', () => {
  it.each([
    ['plain', '', 'plain', ''],
    ['<think>a b</think>\n\nThe answer.', '', 'The answer.', 'a b'],
    ['<think>\n\n</think>\n\nThe answer.', '', 'The answer.', ''],
    ['before <think>one</think> between <THINK>two</THINK> after', '', 'before  between  after', 'one\ntwo'],
    ['<think>stopped inside', '', '', 'stopped inside'],
    ['The answer.', 'a field of its own', 'The answer.', 'a field of its own'],
    ['See <artifact identifier="x" type="html">code</artifact> there', '', 'See \ncode\n there', ''],
    [
      '<artifact identifier="x" type="markdown" title="t">all of the answer</artifact>',
      '',
      'all of the answer',
      '',
    ],
    ['See\n<artifact identifier="x">cut', '', 'See\n\ncut', ''],
    ['a < b and <thinking> stays', '', 'a < b and <thinking> stays', ''],
  ])('%j', (content, field, text, reasoning) => {
    expect(cleanContent(content, field)).toEqual({ text, reasoning });
  });

  it('never leaves a closed think block, and stays within its limit', () => {
    const part = fc.constantFrom('<think>', '</think>', '<artifact x>', '</artifact>', 'word ', '<', '\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const { text } = cleanContent(parts.join(''));
        expect(text).not.toMatch(/<think>/);
        expect(text.length).toBeLessThanOrEqual(TEXT_LIMIT);
      }),
    );
  });

  it.each(['<think>', '<artifact ', '<'])('comes to an end on a megabyte of %s', (hostile) => {
    // Work that grew with the square of the length would run into the runner's time limit.
    expect(cleanContent(hostile.repeat(1_000_000 / hostile.length)).text.length).toBeLessThanOrEqual(
      TEXT_LIMIT,
    );
  });
});

it('endsAlike compares letters and digits at the end', () => {
  expect(endsAlike('It is worth reading more.', 'It is **worth** reading `more`.\n')).toBe(true);
  expect(endsAlike('It is worth', 'It is worth reading more.')).toBe(false);
  expect(endsAlike('See the source.', 'See the [source](https://example.org/a_long/path?x=1).')).toBe(true);
  expect(endsAlike('', '')).toBe(true);
});
