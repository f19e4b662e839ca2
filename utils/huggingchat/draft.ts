import { readComposerLine } from './composer.ts';
import { SELECTORS } from './selectors.ts';

/** A draft is looked at when its writer has paused for so long. */
const PAUSE_MS = 400;
/** Longer ones are looked at as far as this, in characters: the page takes no longer ones by link either. */
const LONGEST_DRAFT = 10_000;

/**
 * Tells what stands in the composer, trimmed, whenever it is something else after a pause; empty: nothing does. A key costs a timer;
 * the page is read once a pause.
 *
 * @returns has it looked at after a pause, for changes that nobody typed
 */
export function watchDraft(changed: (draft: string) => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  const look = () => {
    const form = readComposerLine(document)?.element.previousElementSibling;
    const draft = form?.querySelector<HTMLTextAreaElement>(SELECTORS.editor)?.value.trim() ?? '';
    if (draft === last) return;
    last = draft;
    changed(draft.slice(0, LONGEST_DRAFT));
  };
  const touch = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  };
  // A prompt that is sent leaves the composer without an event of its own, but not without a key or a press.
  for (const type of ['input', 'keyup', 'click'])
    document.addEventListener(type, touch, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return touch;
}
