import { activeModelOf, isSameActiveModel } from './active-model.ts';
import { createAlarm } from './alarm.ts';
import { inBatches } from './batches.ts';
import { cleanContent, endsAlike } from './clean-content.ts';
import { isStreaming } from './composer.ts';
import { CONVERSATION_ITSELF, createConversationStore } from './conversation-store.ts';
import { judgeHealth } from './health.ts';
import { createPageApi } from './page-api.ts';
import { createAnswerReader, type Knowledge } from './read-answers.ts';
import { readAnswerText } from './read-message.ts';
import { type AnswerElement, type PageSnapshot, readPage } from './read-page.ts';
import { createRouters } from './routers.ts';
import type { Route } from './routes.ts';
import { createSettler, type Moment } from './settle.ts';
import type { ActiveModel, Answer, PageEvents, PageHealth } from './types.ts';

interface Watch {
  /** Reads and reports what can be read of the page at this moment. */
  look(page: PageSnapshot, moment: Moment): void;
  /** Reports a fault of ours as the page's health, instead of throwing into the page. */
  fail(error: unknown): void;
  /** Until the conversation that is shown has once been quiet, or is seen to stream, or could be read whole. */
  readonly isOpening: boolean;
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

/** An error may quote a whole page; a reason is one line for the reader. */
const REASON_LIMIT = 200;
/** How long the API may be silent before the page alone must do. */
const PATIENCE_MS = 1_500;
/** Answers at the end of a page that are read without waiting for the API. */
const NEAR_END = 4;
/** How long a fault must last before it is reported: the page may be between two states. */
const FAULT_MS = 3_000;

export function watchConversation(events: PageEvents, around: Surroundings): Watch {
  const { signal } = around;
  const api = createPageApi(location.origin, around.fetch);
  const store = createConversationStore(api, lookAgain, signal);
  const routers = createRouters(api, lookAgain, signal);
  const alarm = createAlarm(lookAgain, signal);
  const reader = createAnswerReader();
  const settler = createSettler();
  /** Answers whose stored words are older than the page's, and those that were compared and found alike. */
  const outdated = new Set<string>();
  const confirmed = new Set<string>();
  const current = new Map<string, Answer>();
  let told: readonly Answer[] = [];
  let activeModel: ActiveModel | undefined;
  let health: PageHealth | undefined;
  let faultSince = 0;
  let reading = new AbortController();

  function lookAgain(): void {
    if (!around.isReadable()) return;
    try {
      look(readPage(document), around.isQuiet() ? 'quiet' : 'between');
    } catch (error) {
      fail(error);
    }
  }

  function look(page: PageSnapshot, moment: Moment): void {
    reading.abort();
    reading = new AbortController();
    const run = reading.signal;
    const route = around.route();
    store.show(route.kind === 'conversation' ? route.id : '');
    const streaming = isStreaming(page.composer);
    const settling = settler.judge(page, streaming, moment);
    const { settled } = settling;
    // Between two quiet times an answer may be streaming: then nothing is asked.
    if (moment !== 'between' && !page.isBare) askApi(page, settled, moment);

    const footer = page.composer?.model ?? '';
    const nearEnd = new Set(settled.slice(-NEAR_END).map(({ id }) => id));
    const known: Knowledge = {
      conversation: store.conversation,
      footer: store.status === 'ready' ? '' : footer,
      shared: route.kind === 'conversation' && route.shared,
      isRouter: routers.isRouter,
      isNearEnd: (id) => nearEnd.has(id),
      mayWait,
      isOutdated: (id) => outdated.has(id) && store.requestedAt < settler.settledAt(id),
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
    )
      .then(() => {
        if (run.aborted) return;
        tellActiveModel(footer, streaming);
        const next = judgeHealth({ route, page, settling, store, wordless });
        // A page that has been restless since it was opened can be read, or it is too early to say.
        const isWell = moment === 'restless' && next?.state === 'reading';
        if (moment === 'quiet' || isWell) tellHealth(next);
      })
      .catch(fail);
  }

  /** One request for all answers that the API has not told of, and one for an answer whose words it has told too early. */
  function askApi(page: PageSnapshot, settled: readonly AnswerElement[], moment: Moment): void {
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
    store.request(page.messages === 0 && moment === 'quiet' ? [CONVERSATION_ITSELF] : missing);
  }

  /** The API was asked before the answer settled: its words may be those from before a Stop. */
  function isSuspect(id: string): boolean {
    return !confirmed.has(id) && !store.wasAskedFor(id) && store.requestedAt < settler.settledAt(id);
  }

  function mayWait(id: string): boolean {
    const until = settler.settledAt(id) + PATIENCE_MS;
    if (store.status === 'failed' || performance.now() >= until) return false;
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
    report(next);
  }

  function report(next: PageHealth): void {
    if (JSON.stringify(next) === JSON.stringify(health)) return;
    health = next;
    events.health(next);
  }

  function fail(error: unknown): void {
    if (!signal.aborted)
      report({ state: 'unreadable', reason: `a fault in Unsaid: ${error}`.slice(0, REASON_LIMIT) });
  }

  return {
    look,
    fail,
    get isOpening() {
      return settler.isOpening;
    },
    leave() {
      reading.abort();
      store.show('');
      reader.forget();
      settler.reset();
      outdated.clear();
      confirmed.clear();
      current.clear();
      faultSince = 0;
      tellAnswers([]);
    },
  };
}
