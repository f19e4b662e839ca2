import { isHintOrNull, parseBadges, parseMark } from '../../utils/badge/parse-view.ts';
import { setCss } from '../../utils/badge/stylesheet.ts';
import type { BadgeView, HintView, MarkView, Press } from '../../utils/badge/view.ts';
import type { ActiveModel, Answer } from '../../utils/huggingchat/index.ts';
import { type RequestOf, sendToBackground, type ToBackground } from '../../utils/messages.ts';

/** Nothing came of a question to the background; the message is a reason for the reader. */
export class NoReply extends Error {}

/** Asks for the look of what stands in the page. @throws NoReply */
export async function fetchCss(): Promise<void> {
  const { css } = await ask({ type: 'badge-css' });
  setCss(parsed(typeof css === 'string' ? css : null));
}

/** @throws NoReply when the background is gone, has no list, or answers something else. */
export async function askForBadges(answers: readonly Answer[]): Promise<readonly BadgeView[]> {
  return parsed(parseBadges((await ask({ type: 'assess-answers', answers })).badges));
}

/** @throws NoReply as {@link askForBadges}. */
export async function askForMark(model: ActiveModel): Promise<MarkView> {
  return parsed(parseMark((await ask({ type: 'describe-model', model })).mark));
}

/** @throws NoReply as {@link askForBadges}. @returns null: there is nothing to say of it */
export async function askForHint(question: Omit<RequestOf<'check-draft'>, 'type'>): Promise<HintView | null> {
  const { hint } = await ask({ type: 'check-draft', ...question });
  return isHintOrNull(hint) ? hint : null;
}

/** @returns why a press on Report came to nothing, in words; empty: it did not. */
export async function pressReport(answer: Answer, press: Press): Promise<string> {
  return ask({ type: 'press-report', answer, press }).then(
    () => '',
    (error) => error.message,
  );
}

/** Shows all that is known of a model, in a tab of our own. */
export function showProfile(model: string): void {
  ask({ type: 'show-profile', model }).catch(() => {}); // the badges say when the background is gone
}

async function ask<T extends ToBackground>(message: RequestOf<T>): Promise<Record<string, unknown>> {
  const reply: unknown = await sendToBackground(message).catch((error) => {
    throw new NoReply(error instanceof Error ? error.message : String(error));
  });
  const { ok, reason, ...rest } = (typeof reply === 'object' && reply !== null ? reply : {}) as Record<
    string,
    unknown
  >;
  if (ok !== true) throw new NoReply(typeof reason === 'string' ? reason : 'the background did not answer');
  return rest;
}

function parsed<T>(value: T | null): T {
  if (value === null) throw new NoReply('the background answered something else');
  return value;
}
