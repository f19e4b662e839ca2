import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { browserWords } from '../../utils/badge/browser-words.ts';
import type { PageHealth } from '../../utils/huggingchat/index.ts';
import { type PageState, sendToBackground } from '../../utils/messages.ts';
import { readSettings, type Settings, watchSettings } from '../../utils/settings.ts';
import { type Annotating, annotate } from './annotate.ts';
import { loadKnowledge } from './load-knowledge.ts';

export default defineContentScript({
  matches: ['https://huggingface.co/chat', 'https://huggingface.co/chat/*'],
  runAt: 'document_idle',
  async main({ signal }) {
    let annotating: Annotating | undefined;
    let state: Pick<PageState, 'state' | 'reason'> = { state: 'starting', reason: '' };

    function setState(next: typeof state): void {
      state = next;
      document.documentElement.dataset.unsaid = next.state;
    }

    function onHealth(health: PageHealth): void {
      if (health.state === 'unreadable') setState({ state: 'unreadable', reason: health.reason });
      else setState({ state: 'ready', reason: '' });
      // The toolbar is a courtesy: when the background is gone there is nobody to tell.
      sendToBackground({ type: 'page-health', health }).catch(() => {});
    }

    function pause(): void {
      annotating?.stop();
      annotating = undefined;
      setState({ state: 'paused', reason: '' });
      sendToBackground({ type: 'page-health', health: null }).catch(() => {});
    }

    async function resume(): Promise<void> {
      const loaded = await loadKnowledge();
      if (signal.aborted || annotating || settings.paused) return;
      if (!loaded.ok) return setState({ state: 'no-list', reason: loaded.reason });
      annotating = annotate({
        knowledge: loaded.knowledge,
        words: browserWords(),
        extensionVersion: browser.runtime.getManifest().version,
        onHealth,
        signal,
      });
    }

    function follow(next: Settings): void {
      settings = next;
      if (next.paused) pause();
      else void resume();
    }

    const answerPopup = (message: unknown, sender: { id?: string }, respond: (state: PageState) => void) => {
      const asked = (message as { type?: unknown } | null)?.type;
      if (sender.id !== browser.runtime.id || asked !== 'get-page-state') return;
      respond({ ...state, ...(annotating?.counts() ?? { answers: 0, marked: 0 }) });
    };
    browser.runtime.onMessage.addListener(answerPopup);
    signal.addEventListener('abort', () => {
      browser.runtime.onMessage.removeListener(answerPopup);
      annotating?.stop();
      delete document.documentElement.dataset.unsaid;
    });

    let settings = await readSettings();
    watchSettings(follow, signal);
    follow(settings);
  },
});
