// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isStreaming, readComposerLine } from './composer.ts';
import { messageAt, showFixture } from './fixtures/load.ts';
import {
  hasRetry,
  readActionRow,
  readAnswerText,
  readPrompt,
  readReasoning,
  visibleText,
} from './read-message.ts';
import { readPage } from './read-page.ts';

const CASES = [
  {
    generation: 'a',
    text: 'Protests filled the square.\nlet a = 1;',
    reasoning: 'First I list what I know.',
    row: { model: '', provider: '' },
    active: 'meta-llama/Llama-3.3-70B-Instruct',
    answers: 1,
    trailing: 'a0000000-0000-4000-8000-000000000002',
    streaming: false,
  },
  {
    generation: 'b',
    text: 'Protests filled the square, x² people.',
    reasoning: 'First I list what I know.',
    row: { model: 'Qwen/Qwen3-235B-A22B-Instruct-2507', provider: 'together' },
    active: 'omni',
    answers: 1,
    trailing: 'b0000000-0000-4000-8000-000000000002',
    streaming: false,
  },
  {
    generation: 'c',
    text: 'Protests filled\nthe square\nthe streets\nThat is all.',
    reasoning: 'First I list what I know.',
    row: { model: 'moonshotai/Kimi-K2.6', provider: 'together' },
    active: 'omni',
    answers: 1,
    trailing: '',
    streaming: true,
  },
] as const;

describe.each(CASES)('generation $generation', (expected) => {
  it('reads prompt, answer, reasoning, action row', () => {
    showFixture(expected.generation);
    expect(readPrompt(messageAt(0))).toBe('What happened in 1989?');
    expect(readAnswerText(messageAt(1))).toBe(expected.text);
    expect(readReasoning(messageAt(1))).toBe(expected.reasoning);
    expect(readActionRow(messageAt(1))).toEqual(expected.row);
    expect(hasRetry(messageAt(1))).toBe(true);
  });

  it('reads the page', () => {
    showFixture(expected.generation);
    const page = readPage(document);
    expect(page.answers.length).toBe(expected.answers);
    expect(page.answers[0]?.prompt).toBe(0);
    expect(page.trailing).toBe(expected.trailing);
    expect(readComposerLine(document)?.model).toBe(expected.active);
    expect(isStreaming(page.composer)).toBe(expected.streaming);
  });
});

describe('hostile or odd pages', () => {
  it('takes nothing inside an answer for a message, a model link or an end', () => {
    showFixture('b');
    const answer = messageAt(1);
    answer.querySelector('a[href]')?.remove();
    answer.querySelector('button[title="Retry"]')?.remove();
    const prose = answer.querySelectorAll('.prose')[1];
    const inner = new DOMParser().parseFromString(
      '<div><div data-message-id="b0000000-0000-4000-8000-00000000000f" data-message-role="assistant"></div>' +
        '<a href="/chat/settings/evil/model">x</a><button title="Retry">r</button>' +
        '<form><textarea></textarea></form><div><a href="/chat/settings/evil/active">x</a></div></div>',
      'text/html',
    );
    prose?.append(...inner.body.childNodes);
    expect(readPage(document).answers.map(({ id }) => id)).toEqual(['b0000000-0000-4000-8000-000000000002']);
    expect(readActionRow(answer).model).toBe('');
    expect(hasRetry(answer)).toBe(false);
    expect(readComposerLine(document)?.model).toBe('omni');
  });

  it('counts an id once and ignores ids that are no UUIDs', () => {
    showFixture('b');
    const copy = messageAt(1).cloneNode(true) as Element;
    messageAt(1).after(copy);
    const odd = messageAt(1).cloneNode(true) as Element;
    odd.setAttribute('data-message-id', '"]{}<script>');
    copy.after(odd);
    expect(readPage(document).answers.length).toBe(1);
    expect(readPage(document).trailing).toBe('');
  });

  it('knows the stop button of generation A by its words', () => {
    showFixture('a');
    const stop = document.createElement('button');
    stop.append(' Stop generating');
    document.querySelector('.composer > div')?.append(stop);
    expect(isStreaming(readComposerLine(document))).toBe(true);
  });

  it('has no text of an edited prompt, of a failed answer, of no bubble', () => {
    showFixture('c');
    expect(readPrompt(messageAt(2))).toBe('');
    expect(readAnswerText(messageAt(3))).toBe('');
    const bare = document.createElement('div');
    expect([readAnswerText(bare), readReasoning(bare), hasRetry(bare)]).toEqual(['', '', false]);
  });

  it('stops reading at 200 000 characters', () => {
    const prose = document.createElement('div');
    for (let i = 0; i < 300; i += 1) prose.append(document.createElement('p'), 'x'.repeat(1_000));
    expect(visibleText(prose).length).toBe(200_000);
  });
});
