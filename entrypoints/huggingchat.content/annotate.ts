import { createBadges } from '../../utils/badge/badges.ts';
import type { Labels } from '../../utils/badge/labels.ts';
import { createModelMark } from '../../utils/badge/model-mark.ts';
import type { BadgeView, Press } from '../../utils/badge/view.ts';
import {
  type ActiveModel,
  type Answer,
  type PageHealth,
  watchHuggingChat,
} from '../../utils/huggingchat/index.ts';
import { type PageState, sendToBackground } from '../../utils/messages.ts';
import { askForBadges, askForMark, fetchCss, pressReport, showProfile } from './ask.ts';
import { createHinting } from './hinting.ts';
import { isSameAnswer, type Question, sameId, withoutOldContext } from './question.ts';

export interface Annotating {
  /** What the popup tells of the page. */
  overview(): Pick<PageState, 'answers' | 'marked' | 'model'>;
  /** Brings an answer into view, and its badge into focus. @returns false when its badge does not show */
  showAnswer(messageId: string): boolean;
  /** Another list is in force: everything shown is asked for again. */
  askAgain(): void;
  /** The reader's reports of these answers are in another state. */
  refresh(messageIds: readonly string[]): void;
  /** Reports the last answer that begins in view. @returns as `report-shown` of the messages */
  reportShown(): Promise<string | null>;
  /** Takes everything of ours out of the page. */
  stop(): void;
}

interface AnnotateOptions {
  readonly labels: Labels;
  readonly showOpen: boolean;
  readonly onHealth: (health: PageHealth) => void;
  /** Nothing can be shown for want of the list; `null` when it is there again. */
  readonly onListMissing: (reason: string | null) => void;
  /** How many answers have a warning that shows. */
  readonly onFound: (count: number) => void;
  /** The extension was reloaded or removed under this page: there will be no more answers from the background. */
  readonly isGone: () => boolean;
  readonly signal: AbortSignal;
}

/** Answers sent at once: small enough that neither side works for long in one go. */
const BATCH = 20;
/**
 * Badges put into the page at once. The page's own rendering after each change costs far more than our part (500
 * messages: 20 ms and more), so in a long conversation they are not put in batch by batch.
 */
const PLACED_AT_ONCE = 80;
/** The background sleeps after 30 s without work; while an answer streams it is kept from that. */
const WAKE_EVERY_MS = 20_000;
const WHY = '[data-action="why"]';
const RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/** The loop of Unsaid: answers of the page -> background -> badges, until `signal` ends or it is stopped. */
export function annotate({
  labels,
  showOpen,
  onHealth,
  onListMissing,
  onFound,
  isGone,
  signal,
}: AnnotateOptions): Annotating {
  const badges = createBadges(labels, {
    showOpen,
    onReport: report,
    onUndo(messageId) {
      sendToBackground({ type: 'undo-report', messageId }).catch(() => {}); // then the report stays, and is shown
    },
    onProfile: showProfile,
    onHide: countFound,
  });
  const mark = createModelMark(labels, showProfile);
  const hinting = createHinting(labels, {
    known: () => ({ model: activeModel, last: [...current.values()].at(-1) }),
    dressed,
    place: (host) => page.placeHint(host),
  });
  const stopping = new AbortController();
  const life = AbortSignal.any([signal, stopping.signal]);
  /** The answers as the page shows them now; what comes back for any other is too late. */
  let current = new Map<string, Answer>();
  const shown = new Map<string, Question & { host: HTMLElement }>();
  let waiting: Answer[] = [];
  /** Answers the background was asked about and whose badges are not in the page yet; empty when it is idle. */
  let asked: readonly Question[] = [];
  let answered: readonly { readonly question: Question | undefined; readonly view: BadgeView }[] = [];
  /** Rises with each list: what was asked or shown in an earlier round has to be asked again. */
  let round = 0;
  let activeModel: ActiveModel | undefined;
  let css: Promise<void> | undefined;
  let wokenAt = Number.NEGATIVE_INFINITY;
  let retryMs = RETRY_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;

  /** Nothing is shown without its look. */
  function dressed(): Promise<void> {
    css ??= fetchCss().catch((error) => {
      css = undefined;
      throw error;
    });
    return css;
  }

  async function report(messageId: string, press: Press = 'at-once'): Promise<string> {
    const answer = current.get(messageId);
    return answer ? pressReport(withoutOldContext(answer), press) : '';
  }

  function onAnswers(answers: readonly Answer[]): void {
    current = new Map(answers.map((answer) => [answer.messageId, answer]));
    for (const messageId of [...shown.keys()]) {
      if (current.has(messageId)) continue;
      badges.remove(messageId);
      shown.delete(messageId);
    }
    countFound();
    waiting = answers.filter((answer) => {
      // One answer may have been asked for twice: as the page has it, then as the API has it.
      const before = asked.findLast(sameId(answer)) ?? shown.get(answer.messageId);
      return before?.round !== round || !isSameAnswer(before.answer, answer);
    });
    void askWaiting();
  }

  async function askWaiting(): Promise<void> {
    if (asked.length > 0) return;
    try {
      while (waiting.length > 0 && !life.aborted) {
        const batch = waiting.splice(0, BATCH).map((answer): Question => ({ answer, round }));
        asked = [...asked, ...batch];
        const [views] = await Promise.all([
          askForBadges(batch.map(({ answer }) => withoutOldContext(answer))),
          dressed(),
        ]);
        answered = [...answered, ...views.map((view) => ({ question: batch.find(sameId(view)), view }))];
        // The first ones, at the end of the conversation where the reader is, do not wait for the others.
        if (shown.size === 0 || asked.length >= PLACED_AT_ONCE) show();
      }
      retryMs = RETRY_MS;
      onListMissing(null);
    } catch (error) {
      retryLater(error);
    } finally {
      show();
    }
  }

  function show(): void {
    const ready = answered;
    answered = [];
    asked = [];
    if (life.aborted) return;
    const appeared: HTMLElement[] = [];
    for (const { question, view } of ready) {
      const now = current.get(view.messageId);
      if (!question || !now || !isSameAnswer(question.answer, now)) continue;
      const wasSeen = shown.get(view.messageId)?.host.hidden === false;
      const host = badges.render(view);
      if (!wasSeen && !host.hidden) appeared.push(host);
      shown.set(view.messageId, { ...question, host });
      page.placeBadge(view.messageId, host);
    }
    countFound();
    page.slideIn(appeared);
  }

  function countFound(): void {
    const warns = ({ host }: { host: HTMLElement }) => pillOf(host)?.classList.contains('quiet') === false;
    onFound([...shown.values()].filter(warns).length);
  }

  async function onActiveModel(model: ActiveModel): Promise<void> {
    activeModel = model;
    void hinting.check();
    try {
      const [view] = await Promise.all([askForMark(model), dressed()]);
      if (life.aborted || activeModel !== model) return;
      page.placeModelMark(mark.render(view));
    } catch (error) {
      retryLater(error);
    }
  }

  function retryLater(error: unknown): void {
    if (life.aborted || isGone()) return;
    onListMissing(error instanceof Error ? error.message : String(error));
    if (retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      askAll();
    }, retryMs);
    retryMs = Math.min(2 * retryMs, LONGEST_RETRY_MS);
  }

  function askAll(): void {
    if (activeModel) void onActiveModel(activeModel);
    onAnswers([...current.values()]);
  }

  function keepAwake(): void {
    if (performance.now() - wokenAt < WAKE_EVERY_MS) return;
    wokenAt = performance.now();
    sendToBackground({ type: 'wake-up' }).catch(() => {}); // the question itself will say what is wrong
  }

  life.addEventListener('abort', () => clearTimeout(retry), { once: true });

  const page = watchHuggingChat(
    {
      answers: onAnswers,
      activeModel: (model) => void onActiveModel(model),
      draft: hinting.onDraft,
      busy: keepAwake,
      theme(theme) {
        badges.setTheme(theme);
        mark.setTheme(theme);
        hinting.setTheme(theme);
      },
      health: onHealth,
    },
    life,
  );

  return {
    overview: () => ({
      answers: current.size,
      marked: [...current.keys()].flatMap((messageId) => {
        const { host, answer } = shown.get(messageId) ?? {};
        const pill = host && pillOf(host);
        return pill && answer ? { messageId, model: answer.model.id, text: pill.textContent ?? '' } : [];
      }),
      model: activeModel ?? null,
    }),
    showAnswer(messageId) {
      const host = shown.get(messageId)?.host;
      const pill = host && pillOf(host);
      if (!pill) return false;
      host.scrollIntoView({ block: 'center' });
      pill.focus({ preventScroll: true });
      return true;
    },
    askAgain() {
      round++;
      askAll();
    },
    refresh(messageIds) {
      for (const messageId of messageIds) {
        const before = shown.get(messageId);
        if (before) shown.set(messageId, { ...before, round: -1 });
      }
      onAnswers([...current.values()]);
    },
    async reportShown() {
      const bubbleOf = (messageId: string) => shown.get(messageId)?.host.parentElement;
      const begins = (messageId: string) => bubbleOf(messageId)?.getBoundingClientRect().top ?? innerHeight;
      const inView = [...current.keys()].findLast((messageId) => begins(messageId) < innerHeight);
      return inView ? report(inView) : null;
    },
    stop() {
      stopping.abort();
      badges.stop();
      mark.stop();
      hinting.stop();
    },
  };
}

/** The badge's words, where they show: it may be hidden on this answer, or be there for its report alone. */
function pillOf(host: HTMLElement): HTMLElement | null {
  // Most are hidden, and asked each time an answer settles.
  const pill = host.hidden ? null : host.shadowRoot?.querySelector<HTMLElement>(WHY);
  return pill && !pill.hidden ? pill : null;
}
