import { activeModelOf, isSameActiveModel } from './active-model.ts';
import { createAlarm } from './alarm.ts';
import { inBatches } from './batches.ts';
import { cleanContent, endsAlike } from './clean-content.ts';
import { isStreaming, readComposerLine } from './composer.ts';
import { CONVERSATION_ITSELF, createConversationStore } from './conversation-store.ts';
import { judgeHealth } from './health.ts';
import { createPageApi } from './page-api.ts';
import { createAnswerReader, type Knowledge } from './read-answers.ts';
import { readAnswerText } from './read-message.ts';
import { type AnswerElement, type PageSnapshot, readPage } from './read-page.ts';
import { createRouters } from './routers.ts';
import type { Route } from './routes.ts';
import { settledAnswers } from './settle.ts';
import type { ActiveModel, Answer, PageEvents, PageHealth } from './types.ts';

interface Watch {
  /** Reads the page, best when it is quiet. */
  look(): void;
  /** Whether this conversation has been read since it was shown. */
  readonly hasLooked: boolean;
  /** Another conversation or page is shown: what was read is void, requests are aborted. */
  leave(): void;
}

interface Surroundings {
  route(): Route;
  /** Whether the page is hydrated. */
  isReadable(): boolean;
  isQuiet(): boolean;
  takeOutBadges(): void;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

/** How long the API may be silent before the page alone must do. */
const PATIENCE_MS = 1_500;
/** How long a fault must last before it is reported: the page may be between two states. */
const FAULT_MS = 3_000;

export function watchConversation(events: PageEvents, around: Surroundings): Watch {
  const { signal } = around;
  const api = createPageApi(location.origin, around.fetch);
  const store = createConversationStore(api, lookAgain, signal);
  const routers = createRouters(api, lookAgain, signal);
  const alarm = createAlarm(lookAgain, signal);
  const reader = createAnswerReader();
  /** When each answer was first seen to have settled. */
  const settledAt = new Map<string, number>();
  /** Answers whose stored words are older than the page's, and those that were compared and found alike. */
  const outdated = new Set<string>();
  const confirmed = new Set<string>();
  const current = new Map<string, Answer>();
  let told: readonly Answer[] = [];
  let activeModel: ActiveModel | undefined;
  let health: PageHealth | undefined;
  let faultSince = 0;
  let reading = new AbortController();
  let hasLooked = false;

  function lookAgain(): void {
    if (around.isReadable()) look();
  }

  /** While the page is not quiet, the last answer is left out, nothing is judged, and the API asked only the first time. */
  function look(): void {
    reading.abort();
    reading = new AbortController();
    const run = reading.signal;
    const isQuiet = around.isQuiet();
    const route = around.route();
    store.show(route.kind === 'conversation' ? route.id : '');
    const page = readPage(document);
    const line = readComposerLine(document);
    const streaming = isStreaming(document);
    const settling = settledAnswers(page, streaming);
    const settled = isQuiet
      ? settling.settled
      : settling.settled.filter(({ id }) => id !== page.trailing || settledAt.has(id));
    const now = performance.now();
    for (const { id } of settled) if (!settledAt.has(id)) settledAt.set(id, now);
    if (isQuiet || !hasLooked) askApi(page, isQuiet, settled);
    hasLooked = true;

    const footer = line?.model ?? '';
    const known: Knowledge = {
      conversation: store.conversation,
      footer: store.status === 'ready' ? '' : footer,
      shared: route.kind === 'conversation' && route.shared,
      isRouter: routers.isRouter,
      mayWait: (id) => mayWait(id, now),
      isOutdated: (id) => outdated.has(id) && store.requestedAt < (settledAt.get(id) ?? 0),
    };
    const ids = new Set(settled.map(({ id }) => id));
    for (const id of current.keys()) if (!ids.has(id)) current.delete(id);
    let wordless = 0;
    void inBatches(
      settled.toReversed(),
      (answer) => {
        const next = reader.read(answer, page, known);
        if (next === 'later') return false;
        if (next === 'nothing') wordless += 1;
        const before = current.get(answer.id);
        if (next === 'nothing') current.delete(answer.id);
        else current.set(answer.id, next);
        return before !== current.get(answer.id);
      },
      () => tellAnswers(settled),
      run,
    ).then(() => {
      if (run.aborted) return;
      tellActiveModel(footer, streaming);
      if (isQuiet)
        tellHealth(judgeHealth({ route, page, settling, hasComposer: line !== null, store, wordless }));
    });
  }

  function askApi(page: PageSnapshot, isQuiet: boolean, settled: readonly AnswerElement[]): void {
    const stored = store.conversation?.messages;
    const missing = settled.filter(({ id }) => !stored?.has(id)).map(({ id }) => id);
    const last = settled.at(-1);
    const message = last && stored?.get(last.id);
    if (last && message && last.id === page.trailing && isSuspect(last.id)) {
      if (endsAlike(readAnswerText(last.element), cleanContent(message.content).text)) confirmed.add(last.id);
      else {
        outdated.add(last.id);
        missing.push(last.id);
      }
    }
    store.request(page.messages === 0 && isQuiet ? [CONVERSATION_ITSELF] : missing);
  }

  /** The API was asked before the answer settled: its words may be those from before a Stop. */
  function isSuspect(id: string): boolean {
    return !confirmed.has(id) && !store.wasAskedFor(id) && store.requestedAt < (settledAt.get(id) ?? 0);
  }

  function mayWait(id: string, now: number): boolean {
    const until = (settledAt.get(id) ?? now) + PATIENCE_MS;
    if (store.status === 'failed' || now >= until) return false;
    alarm.wakeAt(until);
    return true;
  }

  function tellAnswers(settled: readonly AnswerElement[]): void {
    const list: Answer[] = [];
    for (const { id } of settled) {
      const answer = current.get(id);
      if (answer) list.push(answer);
    }
    if (list.length === told.length && list.every((answer, i) => answer === told[i])) return;
    told = list;
    events.answers(list);
  }

  function tellActiveModel(footer: string, streaming: boolean): void {
    if (!footer && (streaming || store.status === 'loading')) return;
    const id = footer || (store.conversation?.model ?? '');
    const next = activeModelOf(id, routers.isRouter(id), told);
    if (!next || isSameActiveModel(activeModel, next)) return;
    activeModel = next;
    events.activeModel(next);
  }

  function tellHealth(next: PageHealth | undefined): void {
    if (!next) return;
    if (next.state === 'unreadable') {
      faultSince ||= performance.now();
      if (performance.now() < faultSince + FAULT_MS) {
        alarm.wakeAt(faultSince + FAULT_MS);
        return;
      }
      current.clear();
      tellAnswers([]);
      around.takeOutBadges();
    } else {
      faultSince = 0;
    }
    if (JSON.stringify(next) === JSON.stringify(health)) return;
    health = next;
    events.health(next);
  }

  return {
    look,
    get hasLooked() {
      return hasLooked;
    },
    leave() {
      reading.abort();
      hasLooked = false;
      store.show('');
      reader.forget();
      settledAt.clear();
      outdated.clear();
      confirmed.clear();
      current.clear();
      faultSince = 0;
      tellAnswers([]);
    },
  };
}
