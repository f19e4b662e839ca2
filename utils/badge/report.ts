import { button, el, setAttributes } from './dom.ts';
import type { Labels } from './labels.ts';
import type { Press, ReportView } from './view.ts';

/** The Report button of a badge, and the toast that says what came of pressing it. */
export interface ReportControl {
  readonly button: HTMLButtonElement;
  draw(view: ReportView): void;
  /** As if the button was pressed, by a reader's own hand. */
  press(event: Event, how?: Press): void;
  close(): void;
}

export interface ReportOptions {
  /** @returns why it came to nothing, in words; empty: it did not */
  readonly onReport: (press: Press) => Promise<string>;
  readonly onUndo: () => void;
}

/** A reader who has a report refused gets this long to read why. */
const PROBLEM_MS = 10_000;
/** A live region must be there before its words come, or they are not read out. */
const ANNOUNCE_MS = 100;

/** One toast at a time, of whatever badge. */
let closeShown = () => {};

export function createReport(root: ShadowRoot, labels: Labels, options: ReportOptions): ReportControl {
  const { onReport, onUndo } = options;
  let toast: HTMLElement | undefined;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let view: ReportView;
  let offeredUntil = 0;

  const close = () => {
    timers.forEach(clearTimeout);
    timers = [];
    toast?.remove();
  };

  function tell(text: string, duration: number): void {
    closeShown();
    closeShown = close;
    // Made when there is something to tell: a long conversation has hundreds of badges, and one toast at most.
    const read = el('span', { role: 'status', class: 'unseen' });
    const words = el('span', { 'aria-hidden': 'true' }, text);
    toast = el('div', { class: 'toast', popover: 'manual' }, words, read);
    if (view.undoUntil > 0)
      toast.append(button(labels.undo, (event) => event.isTrusted && onUndo(), { 'data-action': 'undo' }));
    root.append(toast);
    toast.showPopover();
    timers = [
      setTimeout(() => {
        read.textContent = text;
      }, ANNOUNCE_MS),
      setTimeout(close, duration),
    ];
  }

  const press = (event: Event, how: Press = 'at-once'): void => {
    // Scripts of the page can reach the button; what they do is no reader's press, nor is one on what they made invisible.
    // The second click of a double one is no second press.
    if (!event.isTrusted || (event as UIEvent).detail > 1) return;
    if (!root.host.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    void onReport(how).then((problem) => problem && tell(problem, PROBLEM_MS));
  };
  const control = button('', press, { 'data-action': 'report' });

  return {
    button: control,
    draw(next) {
      view = next;
      if (control.textContent !== next.label) control.textContent = next.label;
      setAttributes(control, { title: next.note });
      const left = next.undoUntil - Date.now();
      if (left <= 0) {
        if (offeredUntil) close();
        offeredUntil = 0;
      } else if (offeredUntil !== next.undoUntil) {
        offeredUntil = next.undoUntil;
        tell(next.note, left);
      }
    },
    press,
    close,
  };
}
