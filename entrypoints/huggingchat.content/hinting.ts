import { createHint } from '../../utils/badge/hint.ts';
import type { Labels } from '../../utils/badge/labels.ts';
import type { ActiveModel, Answer } from '../../utils/huggingchat/index.ts';
import { CONTEXT, sendToBackground } from '../../utils/messages.ts';
import { askForHint } from './ask.ts';

interface HintingOptions {
  /** The active model, and the answer before (undefined: nothing was asked yet). */
  known(): { readonly model: ActiveModel | undefined; readonly last: Answer | undefined };
  /** Resolves when the look of what is shown is there. */
  dressed(): Promise<void>;
  place(host: HTMLElement): void;
}

/** The hint above the composer: asked for when draft or model are others, gone when there is nothing to say. */
export function createHinting(labels: Labels, { known, dressed, place }: HintingOptions) {
  let draft = '';
  let asked = 0;
  const hint = createHint(labels, (topic) => {
    hint.clear();
    sendToBackground({ type: 'hide-hint', topic }).catch(() => {}); // then it comes again
  });

  async function check(): Promise<void> {
    const number = ++asked;
    const { model, last } = known();
    const context = last ? [...last.earlierPrompts, last.prompt].slice(-CONTEXT) : [];
    // A router picks when the question is sent.
    const view =
      draft && model?.kind === 'model'
        ? await Promise.all([askForHint({ draft, context, model: model.id }), dressed()]).then(
            ([hint]) => hint,
            () => null, // the badges say what is wrong
          )
        : null;
    if (number !== asked) return;
    if (view) place(hint.render(view));
    else hint.clear();
  }

  return {
    check,
    setTheme: hint.setTheme,
    onDraft(next: string) {
      draft = next;
      void check();
    },
    stop() {
      asked++;
      hint.clear();
    },
  };
}
