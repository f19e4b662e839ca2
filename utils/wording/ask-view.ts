import type { AskView, Section } from '../badge/view.ts';
import { shortName } from './scene.ts';
import type { Offer } from './types.ts';
import type { Words } from './words.ts';

/**
 * The link that asks the first of the models that were measured to answer; null: there is none.
 *
 * @param named with the model's name on it (an answer that refused), or without
 */
export function askView(
  { t }: Words,
  [offer]: readonly Offer[],
  question: string,
  named: boolean,
): AskView | null {
  if (!offer) return null;
  const { id, count, url, asks } = offer;
  const name = shortName(id);
  return {
    label: named ? t('ask_instead', name) : t('ask_another'),
    note: t(asks ? 'ask_note' : 'ask_note_long', name, count.notAnswered, count.judged),
    href: url,
    copy: asks ? '' : question,
  };
}

/** All of them, with what was measured, for the card. */
export function askSection({ t }: Words, offers: readonly Offer[]): Section {
  const lines = offers.map(({ id, count, url }) => [
    { text: t('ask_instead', shortName(id)), href: url },
    ' · ',
    t('ask_figure', count.notAnswered, count.judged),
  ]);
  const how = t(offers.every(({ asks }) => asks) ? 'ask_how' : 'ask_how_long');
  const blocks = lines.length ? [{ heading: '', bars: [], lines: [...lines, how] }] : [];
  return { title: t('ask_title'), folded: false, blocks };
}
