import type { ApiMessage } from './parse-conversation.ts';
import { hubId } from './routes.ts';
import type { AnswerModel } from './types.ts';

export const UNKNOWN_MODEL: AnswerModel = { id: '', provider: '', route: '', origin: 'none' };

/**
 * The model of an answer by the page's API, which is right in every known case: after a model switch, on other
 * branches, on shares. The message's own metadata names it (a router's choice, or the model before a switch); else the
 * model that the conversation is pinned to, unless that is a router. `routerMetadata.model` is `""` in answers that
 * only have a provider.
 * @param pinned id the conversation is pinned to.
 * @param isRouter whether that is a router's.
 * @param link model in the message's action row: a router's answer whose metadata the API lacks; empty when none.
 */
export function modelByApi(
  message: ApiMessage,
  pinned: string,
  isRouter: boolean,
  link: string,
): AnswerModel {
  const { provider, route } = message;
  if (message.model) return { id: message.model, provider, route, origin: 'api' };
  if (!isRouter && hubId(pinned)) return { id: hubId(pinned), provider, route, origin: 'api' };
  return link ? { id: link, provider, route, origin: 'link' } : { ...UNKNOWN_MODEL, provider, route };
}

/**
 * The model of an answer by the page alone. The composer's line is wrong for old answers after a model switch, so it
 * serves only where the API has failed or is silent, and never where it names the router.
 * @param row what the answer's action row names.
 * @param footer Hub id in the composer's line; empty when there is none or it must not be used.
 */
export function modelByPage(
  row: { readonly model: string; readonly provider: string },
  footer: string,
): AnswerModel {
  const id = row.model || hubId(footer);
  const origin = row.model ? 'link' : id ? 'footer' : 'none';
  return { id, provider: row.provider, route: '', origin };
}
