import type { Hold } from './steady.ts';

/**
 * Chrome counts no layout shift below 3 CSS pixels a frame (Layout Instability, W3C draft), and a reader sees none: what
 * lies below glides away instead of jumping. Whole pixels, so that a scroller can be moved along exactly.
 */
const PIXELS_PER_FRAME = 2;

/** A badge, and how much of its room it has not taken up yet, in CSS pixels. */
interface Sliding {
  readonly host: HTMLElement;
  below: number;
  beside: number;
  /** In the end. Held while it slides, for words that wrap ask for more room than they get. */
  readonly width: number;
}

/**
 * Lets elements that have just been put into the page take up their room little by little, one a frame, in turn. They
 * are visible, and can be used, from the first frame on. Readers who ask for less motion have them at once.
 *
 * @param hosts those in view: each frame costs a layout of the whole conversation
 * @param start called when nothing has moved yet; gives what makes each frame's change of the layout
 */
export function slideIn(hosts: readonly HTMLElement[], start: () => Hold, signal: AbortSignal): void {
  if (signal.aborted || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const sliding = roomsOf(hosts).filter(({ below, beside }) => Math.max(below, beside) > PIXELS_PER_FRAME);
  if (sliding.length === 0) return;
  sliding.forEach(show);
  const hold = start();

  let frame = requestAnimationFrame(function next() {
    const one = sliding.shift();
    if (!one) return;
    hold(one.host, () => {
      one.below = Math.max(0, one.below - PIXELS_PER_FRAME);
      one.beside = Math.max(0, one.beside - PIXELS_PER_FRAME);
      show(one);
    });
    if (one.below > 0 || one.beside > 0) sliding.push(one);
    frame = requestAnimationFrame(next);
  });
  signal.addEventListener(
    'abort',
    () => {
      cancelAnimationFrame(frame);
      for (const one of sliding) show({ ...one, below: 0, beside: 0 });
    },
    { once: true },
  );
}

/** Physical sides: the direction of our words may be another than the page's. */
function show({ host, below, beside, width }: Sliding): void {
  const { style } = host;
  style.marginBottom = below > 0 ? `${-below}px` : '';
  style.marginRight = beside > 0 ? `${-beside}px` : '';
  style.width = beside > 0 ? `${width}px` : '';
}

/**
 * By how much each element makes its parent larger; more than its own height where margins meet. All are taken out and put
 * back together: two layouts, however many there are.
 */
function roomsOf(hosts: readonly HTMLElement[]): Sliding[] {
  const sizeAround = (host: HTMLElement): DOMRect =>
    host.parentElement?.getBoundingClientRect() ?? new DOMRect();
  for (const host of hosts) host.style.display = 'none';
  const sizes = hosts.map((host) => ({ host, before: sizeAround(host) }));
  for (const host of hosts) host.style.display = '';
  return sizes.map(({ host, before }) => {
    const full = sizeAround(host);
    const { width } = host.getBoundingClientRect();
    return { host, below: full.height - before.height, beside: full.width - before.width, width };
  });
}
