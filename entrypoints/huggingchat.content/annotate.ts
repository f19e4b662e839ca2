import { assess } from '../../utils/assess.ts';
import { profileModel } from '../../utils/assess-model.ts';
import { createBadges } from '../../utils/badge/badges.ts';
import { createModelMark } from '../../utils/badge/model-mark.ts';
import type { ActiveModelView } from '../../utils/badge/types.ts';
import type { Words } from '../../utils/badge/words.ts';
import {
  type ActiveModel,
  type Answer,
  type PageHealth,
  watchHuggingChat,
} from '../../utils/huggingchat/index.ts';
import type { Knowledge } from '../../utils/knowledge/knowledge.ts';
import { detectRefusal } from '../../utils/refusal/index.ts';

export interface Annotating {
  /** Settled answers on the page, and those whose badge shows. */
  counts(): { answers: number; marked: number };
  /** Takes everything of ours out of the page. */
  stop(): void;
}

interface AnnotateOptions {
  readonly knowledge: Knowledge;
  readonly words: Words;
  readonly extensionVersion: string;
  readonly onHealth: (health: PageHealth) => void;
  readonly signal: AbortSignal;
}

/** The loop of Unsaid: answers of the page -> assessments -> badges, until `signal` ends or it is stopped. */
export function annotate({
  knowledge,
  words,
  extensionVersion,
  onHealth,
  signal,
}: AnnotateOptions): Annotating {
  const now = () => new Date();
  const badges = createBadges({ words, extensionVersion, now });
  const mark = createModelMark(words, now);
  const shown = new Map<string, { answer: Answer; host: HTMLElement }>();

  function show(answer: Answer): void {
    const known = shown.get(answer.messageId);
    if (known && isSameAnswer(known.answer, answer)) return;
    const { prompt, earlierPrompts, text, reasoning, model } = answer;
    const input = {
      prompt,
      context: earlierPrompts,
      answer: text,
      reasoning,
      model: model.id,
      provider: model.provider,
    };
    const host = badges.render(answer, assess(input, knowledge, detectRefusal), knowledge);
    shown.set(answer.messageId, { answer, host });
    page.placeBadge(answer.messageId, host);
  }

  const page = watchHuggingChat(
    {
      answers(answers) {
        const present = new Set(answers.map(({ messageId }) => messageId));
        for (const messageId of [...shown.keys()])
          if (!present.has(messageId)) {
            badges.remove(messageId);
            shown.delete(messageId);
          }
        for (const answer of answers) show(answer);
      },
      activeModel(model) {
        mark.render(activeModelView(model, knowledge), knowledge);
        page.placeModelMark(mark.host);
      },
      theme(theme) {
        badges.setTheme(theme);
        mark.setTheme(theme);
      },
      health: onHealth,
    },
    signal,
  );

  return {
    counts: () => {
      const hosts = [...shown.values()].map(({ host }) => host);
      return { answers: hosts.length, marked: hosts.filter(({ hidden }) => !hidden).length };
    },
    stop() {
      page.stop();
      badges.stop();
      mark.stop();
    },
  };
}

function activeModelView(model: ActiveModel, knowledge: Knowledge): ActiveModelView {
  const withProfile = (id: string) => ({ id, profile: profileModel(id, knowledge) });
  if (model.kind === 'router') return { kind: 'router', seen: model.seen.map(withProfile) };
  return model.kind === 'model' ? { kind: 'model', ...withProfile(model.id) } : model;
}

/** Whether assessing again would give the same badge. */
function isSameAnswer(a: Answer, b: Answer): boolean {
  return (
    a.text === b.text &&
    a.prompt === b.prompt &&
    a.reasoning === b.reasoning &&
    a.shared === b.shared &&
    a.model.id === b.model.id &&
    a.model.provider === b.model.provider &&
    a.model.origin === b.model.origin &&
    a.earlierPrompts.length === b.earlierPrompts.length &&
    a.earlierPrompts.every((prompt, index) => prompt === b.earlierPrompts[index])
  );
}
