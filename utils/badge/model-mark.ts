import { setAttributes } from './dom.ts';
import type { Labels } from './labels.ts';
import { profileButton } from './profile.ts';
import { createHost, createShell, type Shell } from './shell.ts';
import type { CardView, MarkView } from './view.ts';

/** The mark beside the composer: what is known of the active model before anything is asked. */
export interface ModelMark {
  /** The mark, brought up to date; always the same element. */
  render(view: MarkView): HTMLElement;
  setTheme(theme: 'light' | 'dark'): void;
  closeCard(): void;
  /** Takes the mark out of the page. */
  stop(): void;
}

/** @param onProfile the reader wants to see all that is known of this model */
export function createModelMark(labels: Labels, onProfile: (model: string) => void): ModelMark {
  let card: CardView;
  const { host, root } = createHost('unsaid-model', labels);
  let shell: Shell | undefined;
  return {
    render(view) {
      card = view.card;
      setAttributes(host, { 'data-model': view.model, 'data-level': view.level });
      shell ??= createShell(
        root,
        labels,
        () => card,
        () => profileButton(labels, host.dataset.model, onProfile),
      );
      shell.draw({ tone: 'quiet', text: view.text });
      host.hidden = view.text === '';
      return host;
    },
    setTheme: (theme) => setAttributes(host, { 'data-theme': theme }),
    closeCard: () => shell?.close(),
    stop() {
      shell?.close();
      host.remove();
    },
  };
}
