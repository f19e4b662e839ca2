import { watchDraft } from './draft.ts';
import { placeHint } from './hint-room.ts';
import { isHydrated } from './hydration.ts';
import { watchNavigation } from './navigation.ts';
import { createPlacer } from './place.ts';
import { watchQuiet } from './quiet.ts';
import { readPage } from './read-page.ts';
import { OBSERVED_ATTRIBUTES } from './selectors.ts';
import { QUIET_MS } from './settle.ts';
import { watchTheme } from './theme.ts';
import type { HuggingChatPage, PageEvents } from './types.ts';
import { watchConversation } from './watch-conversation.ts';

interface WatchOptions {
  /** For tests. */
  readonly fetch?: typeof fetch;
}

/** Between two hurried restores, so that a page which keeps throwing our elements out is not answered in a loop. */
const RESTORE_PAUSE_MS = 250;

/**
 * Watches HuggingChat's page and reports its settled answers, active model, theme and health to `events`.
 *
 * One MutationObserver on the body; its callback takes the time, asks our own last badge whether it is still attached,
 * and does nothing else. Reading happens when the DOM has been quiet, so never while an answer streams.
 *
 * @param signal ends everything, like {@link HuggingChatPage.stop}.
 */
export function watchHuggingChat(
  events: PageEvents,
  signal: AbortSignal,
  options: WatchOptions = {},
): HuggingChatPage {
  const stopping = new AbortController();
  const life = AbortSignal.any([signal, stopping.signal]);
  const startedAt = performance.now();
  let hydrated = false;
  let restoredAt = 0;

  const observer = new MutationObserver(onMutations);
  // What our own placing changed is not news.
  const placer = createPlacer(() => observer.takeRecords());
  const navigation = watchNavigation(onLeave, life);
  const conversation = watchConversation(events, {
    route: () => navigation.route,
    isReadable: () => hydrated && !life.aborted,
    isQuiet: () => !quiet.stirred,
    takeOutBadges: () => placer.forget(),
    fetch: options.fetch ?? fetch,
    signal: life,
  });
  const quiet = watchQuiet(
    { onQuiet: () => guarded(onQuiet), onRestless: () => guarded(onRestless) },
    QUIET_MS,
    life,
  );

  const lookAtDraft = watchDraft((draft) => events.draft(draft), life);

  function onMutations(): void {
    quiet.touch();
    if (hydrated && placer.isLost()) guarded(restoreSoon);
  }

  function guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      conversation.fail(error);
    }
  }

  function restoreSoon(): void {
    const now = performance.now();
    if (now - restoredAt < RESTORE_PAUSE_MS) return;
    restoredAt = now;
    placer.restore(readPage(document));
  }

  function findHydrated(): boolean {
    hydrated ||= isHydrated(document, performance.now() - startedAt);
    return hydrated;
  }

  function onQuiet(): void {
    if (!findHydrated()) {
      quiet.touch(); // ask again after another quiet time
      return;
    }
    navigation.check();
    const page = readPage(document);
    placer.restore(page);
    conversation.look(page, 'quiet');
    lookAtDraft();
  }

  /** A page that is opened may not be quiet for long: an answer streams, or a long conversation is being rendered. */
  function onRestless(): void {
    events.busy();
    if (!conversation.isOpening || !findHydrated()) return;
    navigation.check();
    conversation.look(readPage(document), 'restless');
  }

  function onLeave(): void {
    placer.forget();
    conversation.leave();
    quiet.touch();
  }

  if (!life.aborted) {
    watchTheme((theme) => events.theme(theme), life);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: OBSERVED_ATTRIBUTES,
    });
  }
  life.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      placer.removeAll();
    },
    { once: true },
  );

  return {
    placeBadge: (messageId, host) => hydrated && !life.aborted && placer.placeBadge(messageId, host),
    placeHint(host) {
      const placed = hydrated && !life.aborted && placeHint(host);
      observer.takeRecords();
      return placed;
    },
    placeModelMark: (host) => hydrated && !life.aborted && placer.placeModelMark(host),
    slideIn: (hosts) => placer.slideIn(hosts, life),
    stop: () => stopping.abort(),
  };
}
