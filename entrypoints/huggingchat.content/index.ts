import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readLabels } from '../../utils/badge/labels.ts';
import { watchBadgeChoices } from '../../utils/badge-choices.ts';
import type { PageHealth } from '../../utils/huggingchat/index.ts';
import { watchList } from '../../utils/list-change.ts';
import { type PageState, type RequestOf, sendToBackground, type ToTab } from '../../utils/messages.ts';
import { watchReports } from '../../utils/reports/changes.ts';
import { readSettings, type Settings, watchSettings } from '../../utils/settings.ts';
import { type Annotating, annotate } from './annotate.ts';

type State = Pick<PageState, 'state' | 'reason'>;
/** As the background takes it. */
const LONGEST_REASON = 300;

export default defineContentScript({
  matches: ['https://huggingface.co/chat', 'https://huggingface.co/chat/*'],
  runAt: 'document_idle',
  async main(context) {
    const { signal } = context;
    let annotating: Annotating | undefined;
    let health: PageHealth | undefined;
    let listMissing: string | null = null;
    let paused = false;
    let pausedHere = false;
    let showOpen = false;
    let found = 0;

    function state(): State {
      if (paused) return { state: 'paused', reason: '' };
      if (health?.state === 'unreadable') return health;
      if (listMissing !== null) return { state: 'no-list', reason: listMissing };
      return { state: health ? 'ready' : 'starting', reason: '' };
    }

    function showState(): void {
      const { state: name, reason } = state();
      if (name === 'starting') {
        delete document.documentElement.dataset.unsaid;
        return;
      }
      document.documentElement.dataset.unsaid = name;
      const shown = name === 'ready' ? (health?.state ?? 'idle') : name;
      const mark = { state: shown, reason: reason.slice(0, LONGEST_REASON), found };
      // A courtesy to the toolbar: when the background is gone there is nobody to tell.
      sendToBackground({ type: 'page-mark', mark }).catch(() => {});
    }

    function start(): void {
      annotating ??= annotate({
        showOpen,
        labels: readLabels(browser.i18n.getMessage as (key: string) => string),
        onHealth(next) {
          health = next;
          showState();
        },
        onListMissing(reason) {
          listMissing = reason;
          showState();
        },
        onFound(count) {
          if (found === count) return;
          found = count;
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
      found = 0;
    }

    function follow(settings: Settings): boolean {
      if (signal.aborted) return false;
      paused = settings.paused || pausedHere;
      // Badges are made anew where they show otherwise.
      if (paused || showOpen !== settings.showOpen) stop();
      ({ showOpen } = settings);
      if (!paused) start();
      showState();
      return true;
    }

    const answerOurs = (
      message: unknown,
      sender: { id?: string },
      respond: (reply: PageState | string | boolean | null) => void,
    ) => {
      const asked = message as RequestOf<ToTab>;
      if (sender.id !== browser.runtime.id) return;
      switch (asked.type) {
        case 'get-page-state': {
          const page = annotating?.overview() ?? { answers: 0, marked: [], model: null };
          return respond({ ...state(), pausedHere, ...page });
        }
        case 'show-answer':
          return respond(!!annotating?.showAnswer(asked.messageId));
        case 'pause-here':
          pausedHere = asked.paused;
          readSettings().then((settings) => respond(follow(settings)));
          return true; // the reply comes later
        case 'report-shown':
          Promise.resolve(annotating?.reportShown() ?? null).then(respond);
          return true;
      }
    };
    browser.runtime.onMessage.addListener(answerOurs);
    signal.addEventListener('abort', () => {
      browser.runtime.onMessage.removeListener(answerOurs);
      stop();
      delete document.documentElement.dataset.unsaid;
    });

    // A page that comes back as it was left: its button's state went when it was left.
    addEventListener('pageshow', ({ persisted }) => persisted && showState(), { signal });
    watchSettings(follow, signal);
    watchList(() => annotating?.askAgain(), signal);
    watchBadgeChoices(() => annotating?.askAgain(), signal);
    watchReports((messageIds) => annotating?.refresh(messageIds), signal);
    follow(await readSettings());
  },
});
