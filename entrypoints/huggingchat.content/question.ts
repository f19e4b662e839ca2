import type { Answer } from '../../utils/huggingchat/index.ts';
import { CONTEXT } from '../../utils/messages.ts';

/** An answer the background was asked about, and in which round. */
export interface Question {
  readonly answer: Answer;
  readonly round: number;
}

/** Whether a question is about the answer of this id. */
export const sameId =
  ({ messageId }: { messageId: string }) =>
  ({ answer }: Question): boolean =>
    answer.messageId === messageId;

/** An answer as it is sent: with no more of what was asked before than a follow-up may look back on. */
export const withoutOldContext = (answer: Answer): Answer => ({
  ...answer,
  earlierPrompts: answer.earlierPrompts.slice(-CONTEXT),
});

/** Whether assessing again would give the same badge. */
export function isSameAnswer(a: Answer, b: Answer): boolean {
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
