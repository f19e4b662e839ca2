import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMessageId } from './huggingchat/read-page.ts';
import { admit, type Sender } from './message-gate.ts';

const own = { id: 'unsaid', origin: 'chrome-extension://unsaid' };
const content: Sender = {
  id: 'unsaid',
  url: 'https://huggingface.co/chat/conversation/665f0c0a9d2b3f0012345678',
  frameId: 0,
  tab: { id: 7 },
};
const page: Sender = { id: 'unsaid', url: 'chrome-extension://unsaid/popup.html' };
const wakeUp = { type: 'wake-up' };
const answer = {
  messageId: '3f0a4c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b',
  prompt: 'What happened?',
  earlierPrompts: ['Tell me about 1989.'],
  text: 'I would rather not say.',
  reasoning: '',
  model: { id: 'org/name', provider: 'together', route: '', origin: 'api' },
  source: 'v2',
  shared: false,
};

describe('admit', () => {
  it.each([
    ['content script', content],
    ['content script on /chat', { ...content, url: 'https://huggingface.co/chat' }],
    ['content script with a query', { ...content, url: 'https://huggingface.co/chat/?model=a' }],
  ])('admits a message from %s', (_name, sender) => {
    expect(admit(wakeUp, sender, own)).toEqual({ ok: true, message: wakeUp });
  });

  it.each<[string, Sender]>([
    ['another extension', { ...content, id: 'other' }],
    ['an iframe', { ...content, frameId: 3 }],
    ['no tab', { id: 'unsaid', url: 'https://huggingface.co/chat/', frameId: 0 }],
    ['another path', { ...content, url: 'https://huggingface.co/chatter' }],
    ['another page of the Hub', { ...content, url: 'https://huggingface.co/models' }],
    ['another host', { ...content, url: 'https://huggingface.co.evil.example/chat/' }],
    ['plain http', { ...content, url: 'http://huggingface.co/chat/' }],
    ['no url', { id: 'unsaid', frameId: 0, tab: { id: 1 } }],
    ['another extension’s page', { id: 'unsaid', url: 'chrome-extension://other/popup.html' }],
  ])('refuses %s', (_name, sender) => {
    expect(admit(wakeUp, sender, own).ok).toBe(false);
  });

  it('admits a health report from the content script only', () => {
    const message = { type: 'page-mark', mark: { state: 'unreadable', reason: 'no messages', found: 0 } };
    expect(admit(message, content, own)).toEqual({ ok: true, message });
    expect(admit(message, page, own).ok).toBe(false);
  });

  it('refuses a malformed or over-long report', () => {
    const mark = { state: 'reading', reason: '', found: 0 };
    for (const change of [
      { state: 'great' },
      { extra: 1 },
      { reason: undefined },
      { reason: 'x'.repeat(301) },
      { found: -1 },
      { found: 0.5 },
    ])
      expect(admit({ type: 'page-mark', mark: { ...mark, ...change } }, content, own).ok).toBe(false);
    expect(admit({ type: 'page-mark', mark: 'x' }, content, own).ok).toBe(false);
  });

  it('admits answers of the adapter’s shape, and no others', () => {
    const message = { type: 'assess-answers', answers: [answer] };
    expect(admit(message, content, own)).toEqual({ ok: true, message });
    for (const wrong of [
      { ...answer, messageId: 'pending-placeholder' },
      { ...answer, text: 7 },
      { ...answer, text: 'x'.repeat(250_001) },
      { ...answer, model: { ...answer.model, origin: 'guess' } },
      { ...answer, conversationId: '665f0c0a9d2b3f0012345678' },
    ])
      expect(admit({ type: 'assess-answers', answers: [wrong] }, content, own).ok).toBe(false);
    const flood = { type: 'assess-answers', answers: Array.from({ length: 51 }, () => answer) };
    expect(admit(flood, content, own).ok).toBe(false);
  });

  it('admits every message id that the adapter takes', () => {
    const messageId = fc
      .tuple(
        ...[8, 4, 4, 4, 12].map((n) =>
          fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: n, maxLength: n }),
        ),
      )
      .map((parts) => parts.join('-'));
    fc.assert(
      fc.property(messageId, (id) => {
        const message = { type: 'assess-answers', answers: [{ ...answer, messageId: id }] };
        expect(isMessageId(id)).toBe(true);
        expect(admit(message, content, own).ok).toBe(true);
      }),
    );
  });

  it('refuses an extension page what only a page’s script may ask', () => {
    expect(admit({ type: 'assess-answers', answers: [answer] }, page, own).ok).toBe(false);
  });

  it('lets the popup, and no page, ask about the list', () => {
    for (const message of [
      { type: 'list-status' },
      { type: 'update-list' },
      { type: 'roll-back-list', version: 3 },
    ]) {
      expect(admit(message, page, own)).toEqual({ ok: true, message });
      expect(admit(message, content, own).ok).toBe(false);
    }
    for (const wrong of [{ version: '3' }, {}, { version: 3, url: 'https://example.org' }])
      expect(admit({ type: 'roll-back-list', ...wrong }, page, own).ok).toBe(false);
  });

  it('takes a press on Report from the page’s script, and what was agreed to from our own pages', () => {
    const words = { kind: 'refusal', comment: '', prompt: 'p', answer: 'a' };
    const id = '3f0a4c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b';
    const send = { type: 'send-report', draft: id, words, includeText: true, collector: '' };
    const fromPage = [
      { type: 'press-report', answer, press: 'at-once' },
      { type: 'undo-report', messageId: id },
    ];
    const fromOurs = [
      send,
      { type: 'change-report', id, change: 'delete', collector: '' },
      { type: 'delete-reports' },
      { type: 'ask-fates' },
    ];
    for (const message of fromPage) {
      expect(admit(message, content, own)).toEqual({ ok: true, message });
      expect(admit(message, page, own).ok).toBe(false);
    }
    for (const message of fromOurs) {
      expect(admit(message, page, own)).toEqual({ ok: true, message });
      expect(admit(message, content, own).ok).toBe(false);
    }
    for (const wrong of [
      { ...send, words: { ...words, kind: 'praise' } },
      { ...send, report: { id } },
      { type: 'press-report', answer, press: 'at-once', text: 'other words' },
      { type: 'change-report', id, change: 'send', collector: 'x'.repeat(301) },
    ]) {
      expect(admit(wrong, page, own).ok).toBe(false);
      expect(admit(wrong, content, own).ok).toBe(false);
    }
  });

  it('refuses everything it does not name, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(admit(message, content, own).ok).toBe(false);
      }),
    );
    for (const type of ['__proto__', 'constructor', 'fetch', 'get-page-state'])
      expect(admit({ type }, content, own).ok).toBe(false);
  });
});
