import type { Assessment } from '../assess-types.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { answerCard } from './answer-card.ts';
import { el } from './dom.ts';
import { answerPill } from './pill.ts';
import { createShell, type Shell, setAttribute } from './shell.ts';
import type { AnswerView, Verdict } from './types.ts';
import type { Words } from './words.ts';

export interface BadgeOptions {
  readonly words: Words;
  readonly extensionVersion: string;
  /** The clock, read when a card opens: rows are marked "old" by it. */
  readonly now: () => Date;
  /** Shows a quiet mark for `open` and `unmeasured` too. */
  readonly showOpen?: boolean;
  /** The reader hid a badge on one answer, or brought it back. */
  readonly onHide?: (messageId: string, hidden: boolean) => void;
}

/** The badges of a page, one per answer, keyed by message id. */
export interface Badges {
  /**
   * The badge of this answer, made or brought up to date; the same element for the same message id, so the caller may
   * place it again and again. Equal input changes nothing in the DOM.
   */
  render(answer: AnswerView, assessment: Assessment, knowledge: Knowledge): HTMLElement;
  /** Forgets an answer that has left, and takes its badge out of the page. */
  remove(messageId: string): void;
  setTheme(theme: 'light' | 'dark'): void;
  closeCards(): void;
  /** Removes every badge. */
  stop(): void;
}

interface Badge {
  readonly shell: Shell;
  verdict: Verdict;
}

const INLINE: readonly Assessment['level'][] = ['caution', 'refusal', 'known-refusal'];
const QUIET: readonly Assessment['level'][] = ['open', 'unmeasured'];

/** The stable hooks of design.md; black-box tests and users' scripts rely on them. */
function hooks({ answer, assessment }: Verdict): Record<string, string> {
  return {
    'data-message-id': answer.messageId,
    'data-model': answer.model.id,
    'data-provider': answer.model.provider,
    'data-level': assessment.level,
    'data-topics': assessment.topics.join(' '),
    'data-signal': assessment.signal,
    'data-report': 'none',
  };
}

/** The row that stands in the badge's place once the reader has hidden it, with the way back. */
function hiddenRow(words: Words, bringBack: () => void): HTMLElement {
  const undo = el('button', { type: 'button', class: 'act' }, words.t('undo'));
  undo.addEventListener('click', bringBack);
  return el('div', { class: 'hidden-row' }, words.t('hidden_here'), ' ', undo);
}

export function createBadges({ words, extensionVersion, now, showOpen, onHide }: BadgeOptions): Badges {
  const badges = new Map<string, Badge>();
  let theme = 'light';

  function create(verdict: Verdict): Badge {
    const id = verdict.answer.messageId;
    const hide = () => {
      const button = el('button', { type: 'button', class: 'act' }, words.t('hide_here'));
      button.addEventListener('click', () => setHidden(true));
      return button;
    };
    const shell = createShell(
      'unsaid-badge',
      words,
      () => answerCard(words, badge.verdict, now(), extensionVersion),
      () => [hide()],
    );
    const row = hiddenRow(words, () => setHidden(false));
    const setHidden = (hidden: boolean) => {
      shell.close();
      const pill = shell.root.querySelector<HTMLElement>('.pill');
      if (pill) pill.hidden = hidden;
      if (hidden) shell.root.append(row);
      else row.remove();
      (hidden ? row.querySelector('button') : pill)?.focus({ preventScroll: true });
      onHide?.(id, hidden);
    };
    const badge: Badge = { shell, verdict };
    setAttribute(shell.host, 'data-theme', theme);
    badges.set(id, badge);
    return badge;
  }

  return {
    render(answer, assessment, knowledge) {
      const verdict = { answer, assessment, knowledge };
      const badge = badges.get(answer.messageId) ?? create(verdict);
      badge.verdict = verdict;
      const { host } = badge.shell;
      for (const [name, value] of Object.entries(hooks(verdict))) setAttribute(host, name, value);
      const pill = answerPill(words, knowledge, assessment);
      if (pill) badge.shell.draw(pill);
      host.hidden = !INLINE.includes(assessment.level) && !(showOpen && QUIET.includes(assessment.level));
      return host;
    },
    remove(messageId) {
      const badge = badges.get(messageId);
      badge?.shell.close();
      badge?.shell.host.remove();
      badges.delete(messageId);
    },
    setTheme(next) {
      theme = next;
      for (const { shell } of badges.values()) setAttribute(shell.host, 'data-theme', next);
    },
    closeCards() {
      for (const { shell } of badges.values()) shell.close();
    },
    stop() {
      for (const id of [...badges.keys()]) this.remove(id);
    },
  };
}
