import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit, type Sender } from './message-gate.ts';

const own = { id: 'unsaid', origin: 'chrome-extension://unsaid' };
const content: Sender = {
  id: 'unsaid',
  url: 'https://huggingface.co/chat/conversation/665f0c0a9d2b3f0012345678',
  frameId: 0,
  tab: { id: 7 },
};
const page: Sender = { id: 'unsaid', url: 'chrome-extension://unsaid/popup.html' };
const getKnowledge = { type: 'get-knowledge' };

describe('admit', () => {
  it.each([
    ['content script', content],
    ['content script on /chat', { ...content, url: 'https://huggingface.co/chat' }],
    ['content script with a query', { ...content, url: 'https://huggingface.co/chat/?model=a' }],
    ['own page', page],
  ])('admits get-knowledge from %s', (_name, sender) => {
    expect(admit(getKnowledge, sender, own)).toEqual({ ok: true, message: getKnowledge });
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
    expect(admit(getKnowledge, sender, own).ok).toBe(false);
  });

  it('admits a health report from the content script only', () => {
    const message = { type: 'page-health', health: { state: 'unreadable', reason: 'no messages' } };
    expect(admit(message, content, own)).toEqual({ ok: true, message });
    expect(admit(message, page, own).ok).toBe(false);
  });

  it('refuses a malformed or over-long report', () => {
    for (const health of [{ state: 'great' }, { state: 'reading', extra: 1 }, { state: 'unreadable' }, 'x'])
      expect(admit({ type: 'page-health', health }, content, own).ok).toBe(false);
    const long = { type: 'page-health', health: { state: 'unreadable', reason: 'x'.repeat(301) } };
    expect(admit(long, content, own).ok).toBe(false);
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
