import { createAskAnother } from './ask-another.ts';
import { contest } from './contest.ts';
import { button, el, setAttributes } from './dom.ts';
import type { Labels } from './labels.ts';
import { profileButton } from './profile.ts';
import { createReport, type ReportControl } from './report.ts';
import { createHost, createShell, type Host, type Shell } from './shell.ts';
import type { BadgeView, CardView, Press } from './view.ts';

export interface BadgeOptions {
  /** Shows a quiet mark for `open` and `unmeasured` too. */
  readonly showOpen?: boolean;
  /** The reader hid a badge on one answer, or brought it back. */
  readonly onHide?: (messageId: string, hidden: boolean) => void;
  /**
   * The reader pressed Report. What became of it comes with the next view.
   * @returns why it came to nothing, in words; empty: it did not
   */
  readonly onReport: (messageId: string, press: Press) => Promise<string>;
  readonly onUndo: (messageId: string) => void;
  /** The reader wants to see all that is known of a model. */
  readonly onProfile: (model: string) => void;
}

/** The badges of a page, one per answer, keyed by message id. */
export interface Badges {
  /**
   * The badge of this answer, made or brought up to date; the same element for the same message id, so the caller may
   * place it again and again. Equal views change nothing in the DOM.
   */
  render(view: BadgeView): HTMLElement;
  /** Forgets an answer that has left, and takes its badge out of the page. */
  remove(messageId: string): void;
  setTheme(theme: 'light' | 'dark'): void;
  closeCards(): void;
  /** Removes every badge. */
  stop(): void;
}

interface Badge extends Host {
  /** Made when the badge is first to be seen: most never are, and a long conversation has hundreds. */
  shell?: Shell & { readonly report: ReportControl; readonly drawAsk: ReturnType<typeof createAskAnother> };
  card: CardView | null;
  /** The reader hid it on this answer. */
  hiddenHere?: boolean;
}

const NO_CARD: CardView = { title: '', intro: '', sections: [], smallPrint: [], facts: '' };

/** The stable hooks of design.md; black-box tests and users' scripts rely on them. */
const hooks = ({
  messageId,
  model,
  provider,
  level,
  topics,
  signal,
  report,
}: BadgeView): Record<string, string> => ({
  'data-message-id': messageId,
  'data-model': model,
  'data-provider': provider,
  'data-level': level,
  'data-topics': topics.join(' '),
  'data-signal': signal,
  'data-report': report.state,
});

export function createBadges(labels: Labels, options: BadgeOptions): Badges {
  const { showOpen, onHide, onReport, onUndo, onProfile } = options;
  const badges = new Map<string, Badge>();
  let theme = 'light';

  function createShellOf(messageId: string, badge: Badge): NonNullable<Badge['shell']> {
    const controls = ({ facts }: CardView) => {
      const [toggle, ...panel] = contest(labels, facts, (event) => report.press(event, 'badge-is-wrong'));
      // Beside the badge Report is one click; here is the longer way, until there is a report to look at.
      const isNew = badge.host.dataset.report === 'none';
      const label = isNew ? labels.report_in_words : (report.button.textContent ?? '');
      const reporting = button(label, (event) => report.press(event, isNew ? 'in-words' : 'at-once'));
      const profile = profileButton(labels, badge.host.dataset.model, onProfile);
      const hide = button(labels.hide_here, () => setHidden(true));
      return toggle ? [reporting, toggle, ...profile, hide, ...panel] : [];
    };
    const shell = createShell(badge.root, labels, () => badge.card ?? NO_CARD, controls);
    const report = createReport(badge.root, labels, {
      onReport: (press) => onReport(messageId, press),
      onUndo: () => onUndo(messageId),
    });
    const acts = el('span', { class: 'acts' }, report.button);
    badge.root.append(acts);
    let row: HTMLElement | undefined;
    const setHidden = (hidden: boolean) => {
      const undo = button(labels.undo, () => setHidden(false));
      shell.close();
      badge.hiddenHere = shell.pill.hidden = acts.hidden = hidden;
      row?.remove();
      row = hidden ? el('div', { class: 'hidden-row' }, labels.hidden_here, undo) : undefined;
      if (row) badge.root.append(row);
      (hidden ? undo : shell.pill).focus({ preventScroll: true });
      onHide?.(messageId, hidden);
    };
    return { ...shell, report, drawAsk: createAskAnother(acts) };
  }

  function remove(messageId: string): void {
    const badge = badges.get(messageId);
    badge?.shell?.close();
    badge?.shell?.report.close();
    badge?.host.remove();
    badges.delete(messageId);
  }

  return {
    render(view) {
      const { messageId, pill, card } = view;
      const badge = badges.get(messageId) ?? { ...createHost('unsaid-badge', labels), card };
      const { host } = badge;
      badges.set(messageId, badge);
      badge.card = card;
      setAttributes(host, { ...hooks(view), 'data-theme': theme });
      const says = pill && (pill.tone !== 'quiet' || showOpen);
      // An answer that was reported says so, whether or not there is anything else to say of it.
      host.hidden = !says && view.report.state === 'none';
      if (!host.hidden || badge.shell) {
        badge.shell ??= createShellOf(messageId, badge);
        if (pill) badge.shell.draw(pill);
        badge.shell.pill.hidden = !says || badge.hiddenHere === true;
        if (!says) badge.shell.close();
        badge.shell.report.draw(view.report);
        badge.shell.drawAsk(view.ask);
      }
      return host;
    },
    remove,
    setTheme(next) {
      theme = next;
      for (const { host } of badges.values()) setAttributes(host, { 'data-theme': next });
    },
    closeCards() {
      for (const { shell } of badges.values()) shell?.close();
    },
    stop() {
      for (const messageId of [...badges.keys()]) remove(messageId);
    },
  };
}
