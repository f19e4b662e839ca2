import { el } from './dom.ts';
import type { Words } from './words.ts';

/**
 * "This badge is wrong": a button and the panel it folds out, with the facts as text that can be copied. Nothing is
 * sent anywhere.
 */
export function contest(words: Words, facts: string): { button: HTMLElement; panel: HTMLElement } {
  const text = el('textarea', {
    readonly: '',
    rows: '6',
    'aria-label': words.t('facts'),
    dir: 'ltr',
    lang: 'en',
  });
  text.value = facts;
  const copy = el('button', { type: 'button', class: 'act' }, words.t('copy'));
  const told = el('span', { role: 'status' });
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(facts);
      told.textContent = words.t('copied');
    } catch {
      text.select();
      told.textContent = words.t('copy_by_hand');
    }
  });
  const panel = el(
    'div',
    { class: 'contest', id: 'contest' },
    el('p', {}, words.t('contest')),
    text,
    copy,
    told,
  );
  panel.hidden = true;
  const button = el(
    'button',
    { type: 'button', class: 'act', 'aria-expanded': 'false', 'aria-controls': panel.id },
    words.t('badge_is_wrong'),
  );
  button.addEventListener('click', () => {
    panel.hidden = !panel.hidden;
    button.setAttribute('aria-expanded', String(!panel.hidden));
    if (!panel.hidden) panel.scrollIntoView({ block: 'nearest' });
  });
  return { button, panel };
}
