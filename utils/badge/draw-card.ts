import { el, lineNodes } from './dom.ts';
import type { Bar, Block, CardView, Line, Section } from './view.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

const paragraphs = (lines: readonly Line[]) => lines.map((line) => el('p', {}, ...lineNodes(line)));

function drawBar({ label, own, share, low, high, warns, figure, interval }: Bar): HTMLElement {
  const fill = el('i');
  fill.style.inlineSize = percent(share);
  const whisker = el('b');
  whisker.style.insetInlineStart = percent(low);
  whisker.style.inlineSize = percent(high - low);
  return el(
    'li',
    { class: warns ? 'caution' : 'note' },
    el(own ? 'strong' : 'span', {}, label),
    el('span', { class: 'bar', role: 'img', 'aria-label': interval, title: interval }, fill, whisker),
    el('span', { class: 'number' }, ...lineNodes(figure)),
  );
}

const drawBlock = ({ heading, bars, lines }: Block): HTMLElement =>
  el(
    'div',
    { class: 'block' },
    ...(heading ? [el('h3', {}, heading)] : []),
    ...(bars.length ? [el('ul', {}, ...bars.map(drawBar))] : []),
    ...paragraphs(lines),
  );

function drawSection({ title, folded, blocks }: Section): HTMLElement {
  const fold = folded && blocks.length > 0;
  const heading = title ? [el(fold ? 'summary' : 'h3', {}, title)] : [];
  return el(fold ? 'details' : 'section', {}, ...heading, ...blocks.map(drawBlock));
}

/** The body of a card: text, pictures, links and folds; its title has the id `title`. */
export const drawCard = ({ title, intro, sections, smallPrint }: CardView): HTMLElement[] => [
  el('h2', { id: 'title' }, title),
  ...paragraphs([intro]),
  ...sections.map(drawSection),
  el('section', {}, ...paragraphs(smallPrint)),
];
