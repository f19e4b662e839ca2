import type { BrowserContext, JSHandle, Page } from '@playwright/test';
import { QUIET_MS } from '../../utils/huggingchat/settle.ts';
import { ask, onBusyCores, waitForBadges } from './ask.ts';
import { median, quantile, report } from './figures.ts';
import { onPage, type Stage } from './stage.ts';

const SPEED = 25;
const CONVERSATION = 'tiananmen-r1';
const PROMPT = 'What happened at Tiananmen Square in 1989?';
const MEDIAN_BUDGET_MS = 50;
const P99_BUDGET_MS = 150;

/** Times by the page's `performance.now()`. */
interface Settled {
  /** The page has been without change for as long as an answer needs to settle. */
  readonly quietAt: number;
  /** Then the page's API was asked for model and text, and had answered; 0: it was not asked. */
  readonly toldAt: number;
  /** The badge had been drawn. */
  readonly shownAt: number;
}

/** Waits in the page for the badge of the next answer. */
function watchNextBadge(page: Page): Promise<JSHandle<{ promise: Promise<Settled> }>> {
  return page.evaluateHandle((quietMs) => {
    const isOurs = (node: Node): boolean => node instanceof Element && node.localName.startsWith('unsaid-');
    const known = new Set([...document.querySelectorAll<HTMLElement>('unsaid-badge')].map(idOf));
    function idOf(badge: HTMLElement): string | undefined {
      return badge.dataset.messageId;
    }
    let lastChange = performance.now();
    const { promise, resolve } = Promise.withResolvers<Settled>();
    const observer = new MutationObserver((changes) => {
      const isNew = [...document.querySelectorAll<HTMLElement>('unsaid-badge:not([hidden])')].some(
        (badge) => !known.has(idOf(badge)),
      );
      if (isNew) {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(finish));
        return;
      }
      const nodes = changes.flatMap(({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes]);
      if (nodes.some((node) => !isOurs(node)) || changes.some(({ type }) => type !== 'childList'))
        lastChange = performance.now();
    });
    function finish(): void {
      const quietAt = lastChange + quietMs;
      const replies = performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.includes('/api/v2/conversations/') && entry.startTime > quietAt - 20)
        .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
      resolve({ quietAt, toldAt: Math.max(0, ...replies), shownAt: performance.now() });
    }
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['data-message-id', 'href'],
    });
    // Wrapped, or the promise would be waited for here.
    return { promise };
  }, QUIET_MS);
}

interface Latency {
  /** From the moment text and model are known to the drawn badge: the budget. */
  readonly badge: number;
  /** From the end of the quiet time, the page's API included. */
  readonly whole: number;
}

/** @param beforeSettling done when the stream has ended and the answer has not settled yet */
async function measure(
  stage: Stage,
  times: number,
  beforeSettling: () => Promise<void> = async () => {},
): Promise<Latency[]> {
  stage.site.reset();
  stage.site.setSpeed(SPEED);
  return onPage(stage.with, async (page) => {
    await page.goto(stage.site.conversationUrl(CONVERSATION));
    await waitForBadges(page, 1);
    const found: Latency[] = [];
    for (let time = 0; time < times; time++) {
      const watch = await watchNextBadge(page);
      await ask(page, PROMPT);
      await beforeSettling();
      const { quietAt, toldAt, shownAt } = await watch.evaluate(({ promise }) => promise);
      found.push({ badge: shownAt - Math.max(quietAt, toldAt), whole: shownAt - quietAt });
    }
    return found;
  });
}

export async function benchLatency(stage: Stage, times: number): Promise<void> {
  tell('', await measure(stage, times));
  tell(', 2 busy cores', await onBusyCores(() => measure(stage, times)));
  const stopWorkers = await workerStopper(stage.with.context);
  const coldTimes = Math.ceil(times / 3);
  tell(', background stopped', await measure(stage, coldTimes, stopWorkers));
}

function tell(condition: string, latencies: readonly Latency[]): void {
  const badge = latencies.map((latency) => latency.badge);
  report(`badge after the answer is known${condition}: median`, median(badge), 'ms', MEDIAN_BUDGET_MS);
  report(`badge after the answer is known${condition}: p99`, quantile(badge, 0.99), 'ms', P99_BUDGET_MS);
  const whole = latencies.map((latency) => latency.whole);
  report(`badge after the page is quiet${condition}: median`, median(whole), 'ms');
}

/** Stops the extension's background as the browser does after 30 s without work. */
async function workerStopper(context: BrowserContext): Promise<() => Promise<void>> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/manifest.json`);
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  return async () => {
    await devtools.send('ServiceWorker.stopAllWorkers');
  };
}
