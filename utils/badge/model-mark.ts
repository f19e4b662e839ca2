import type { Knowledge } from '../knowledge/knowledge.ts';
import { markText } from './mark-words.ts';
import { modelCard } from './model-card.ts';
import { createShell, setAttribute } from './shell.ts';
import type { ActiveModelView } from './types.ts';
import type { Words } from './words.ts';

/** The mark beside the composer: what is known of the active model before anything is asked. */
export interface ModelMark {
  readonly host: HTMLElement;
  render(active: ActiveModelView, knowledge: Knowledge): void;
  setTheme(theme: 'light' | 'dark'): void;
  closeCard(): void;
  /** Takes the mark out of the page. */
  stop(): void;
}

/** @param now the clock, read when the card opens. */
export function createModelMark(words: Words, now: () => Date): ModelMark {
  let active: ActiveModelView = { kind: 'unknown' };
  let known: Knowledge | null = null;
  const shell = createShell('unsaid-model', words, () => {
    if (!known) throw new Error('model mark opened before it was rendered');
    return modelCard(words, active, known, now());
  });
  const { host } = shell;
  host.hidden = true;

  return {
    host,
    render(next, knowledge) {
      active = next;
      known = knowledge;
      setAttribute(host, 'data-model', next.kind === 'model' ? next.id : '');
      setAttribute(host, 'data-level', next.kind === 'model' ? next.profile.level : next.kind);
      shell.draw({ tone: 'quiet', text: markText(words, knowledge, next) });
      host.hidden = false;
    },
    setTheme: (theme) => setAttribute(host, 'data-theme', theme),
    closeCard: shell.close,
    stop() {
      shell.close();
      host.remove();
    },
  };
}
