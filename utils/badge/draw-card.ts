import { el, lineNodes } from './dom.ts';
import type { Bar, Block, CardView, Section } from './types.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

function drawBar(bar: Bar): HTMLElement {
  const fill = el('i', {});
  fill.style.inlineSize = percent(bar.share);
  const whisker = el('b', {});
  whisker.style.insetInlineStart = percent(bar.low);
  whisker.style.inlineSize = percent(bar.high - bar.low);
  const picture = el(
    'span',
    { class: 'bar', role: 'img', 'aria-label': bar.interval, title: bar.interval },
    fill,
    whisker,
  );
  const label = el('span', { class: bar.own ? 'own' : '' }, bar.label);
  return el(
    'li',
    { class: `rate ${bar.tone}` },
    label,
    picture,
    el('span', { class: 'number' }, ...lineNodes(bar.figure)),
  );
}

function drawBlock({ heading, bars, lines }: Block): HTMLElement {
  const block = el('div', { class: 'block' });
  if (heading) block.append(el('h4', {}, heading));
  if (bars.length) block.append(el('ul', { class: 'rates' }, ...bars.map(drawBar)));
  block.append(...lines.map((line) => el('p', {}, ...lineNodes(line))));
  return block;
}

function drawSection({ title, folded, blocks }: Section): HTMLElement {
  const body = blocks.map(drawBlock);
  if (folded && body.length) return el('details', {}, el('summary', {}, title), ...body);
  return el('section', {}, ...(title ? [el('h3', {}, title)] : []), ...body);
}

/** The body of a card: text and pictures only, no controls but links and folds. */
export function drawCard(view: CardView, titleId: string): HTMLElement[] {
  const small = el(
    'div',
    { class: 'small' },
    ...view.smallPrint.map((line) => el('p', {}, ...lineNodes(line))),
  );
  return [
    el('h2', { id: titleId }, view.title),
    ...view.intro.map((line) => el('p', { class: 'intro' }, ...lineNodes(line))),
    ...view.sections.map(drawSection),
    small,
  ];
}
