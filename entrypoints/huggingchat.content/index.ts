import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readLabels } from '../../utils/badge/labels.ts';
import type { PageHealth } from '../../utils/huggingchat/index.ts';
import { watchList } from '../../utils/list-change.ts';
import { type PageState, sendToBackground } from '../../utils/messages.ts';
import { watchReports } from '../../utils/reports/changes.ts';
import { readSettings, type Settings, watchSettings } from '../../utils/settings.ts';
import { type Annotating, annotate } from './annotate.ts';

type State = Pick<PageState, 'state' | 'reason'>;

export default defineContentScript({
  matches: ['https://huggingface.co/chat', 'https://huggingface.co/chat/*'],
  runAt: 'document_idle',
  async main(context) {
    const { signal } = context;
    let annotating: Annotating | undefined;
    let health: PageHealth | undefined;
    let listMissing: string | null = null;
    let paused = false;

    function state(): State {
      if (paused) return { state: 'paused', reason: '' };
      if (health?.state === 'unreadable') return health;
      if (listMissing !== null) return { state: 'no-list', reason: listMissing };
      return { state: health ? 'ready' : 'starting', reason: '' };
    }

    function showState(): void {
      const { state: name } = state();
      if (name === 'starting') delete document.documentElement.dataset.unsaid;
      else document.documentElement.dataset.unsaid = name;
    }

    function tellToolbar(): void {
      // A courtesy: when the background is gone there is nobody to tell.
      if (paused || health)
        sendToBackground({ type: 'page-health', health: paused ? null : (health ?? null) }).catch(() => {});
    }

    function start(): void {
      annotating ??= annotate({
        labels: readLabels(browser.i18n.getMessage as (key: string) => string),
        onHealth(next) {
          health = next;
          showState();
          tellToolbar();
        },
        onListMissing(reason) {
          listMissing = reason;
          showState();
        },
        isGone: () => context.isInvalid,
        signal,
      });
    }

    function stop(): void {
      annotating?.stop();
      annotating = undefined;
      health = undefined;
      listMissing = null;
    }

    function follow(settings: Settings): void {
      if (signal.aborted) return;
      ({ paused } = settings);
      if (paused) stop();
      else start();
      showState();
      tellToolbar();
    }

    const answerOurs = (
      message: unknown,
      sender: { id?: string },
      respond: (reply: PageState | string | null) => void,
    ) => {
      const asked = (message as { type?: unknown } | null)?.type;
      if (sender.id !== browser.runtime.id) return;
      if (asked === 'get-page-state')
        respond({ ...state(), ...(annotating?.counts() ?? { answers: 0, marked: 0 }) });
      if (asked !== 'report-shown') return;
      Promise.resolve(annotating?.reportShown() ?? null).then(respond);
      return true; // the reply comes later
    };
    browser.runtime.onMessage.addListener(answerOurs);
    signal.addEventListener('abort', () => {
      browser.runtime.onMessage.removeListener(answerOurs);
      stop();
      delete document.documentElement.dataset.unsaid;
    });

    watchSettings(follow, signal);
    watchList(() => annotating?.askAgain(), signal);
    watchReports((messageIds) => annotating?.refresh(messageIds), signal);
    follow(await readSettings());
  },
});
