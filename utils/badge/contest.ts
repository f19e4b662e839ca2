import { button, el } from './dom.ts';
import type { Labels } from './labels.ts';

/**
 * "This badge is wrong": a button and the panel it folds out, where the badge can be reported, or its facts be copied as
 * text.
 */
export function contest(labels: Labels, facts: string, report: (event: Event) => void): HTMLElement[] {
  const text = el(
    'textarea',
    { readonly: '', rows: '6', 'aria-label': labels.facts, dir: 'ltr', lang: 'en' },
    facts,
  );
  const told = el('span', { role: 'status' });
  const copy = button(labels.copy, () =>
    navigator.clipboard.writeText(facts).then(
      () => {
        told.textContent = labels.copied;
      },
      () => {
        text.select();
        told.textContent = labels.copy_by_hand;
      },
    ),
  );
  const panel = el(
    'div',
    { id: 'contest', hidden: '' },
    el('p', {}, labels.contest),
    text,
    copy,
    button(labels.report_wrong, report),
    told,
  );
  const toggle = button(
    labels.badge_is_wrong,
    () => {
      panel.hidden = !panel.hidden;
      toggle.setAttribute('aria-expanded', `${!panel.hidden}`);
      panel.scrollIntoView({ block: 'nearest' });
    },
    { 'aria-expanded': 'false', 'aria-controls': 'contest' },
  );
  return [toggle, panel];
}
