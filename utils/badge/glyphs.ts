import type { PillView } from './view.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Outlines on a 16 x 16 grid, one shape per tone: never colour alone. */
const PATHS: Readonly<Record<PillView['tone'], string>> = {
  caution: 'M8 2.2 14.3 13H1.7zM8 6.2v3.2M8 11.2v.2',
  known: 'M2 3.2h12v7.6H7.4L4.2 13.4v-2.6H2zM5 7h6',
  note: 'M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0zM5 8h6',
  quiet: 'M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0zM8 7.4v3.6M8 5v.2',
};

export function glyph(tone: PillView['tone']): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[tone]);
  svg.append(path);
  return svg;
}
