import type { Hold } from './steady.ts';

/**
 * Chrome counts no layout shift below 3 CSS pixels a frame (Layout Instability, W3C draft), and a reader sees none: what
 * lies below glides away instead of jumping. Whole pixels, so that a scroller can be moved along exactly.
 */
const PIXELS_PER_FRAME = 2;

/** A badge, and how much of its room it has not taken up yet, in CSS pixels. */
interface Room {
  readonly host: HTMLElement;
  below: number;
  beside: number;
  /** In the end. Held while it slides, for words that wrap ask for more room than they get. */
  readonly width: number;
}

interface Sliding extends Room {
  readonly hold: Hold;
}

/** All that slide at this time, one a frame, in turn: two at once, one above the other, would move what is below by both. */
let sliding: Sliding[] = [];
let frame = 0;

/**
 * Lets elements that have just been put into the page take up their room little by little. They are visible, and can be used,
 * from the first frame on. Readers who ask for less motion have them at once.
 *
 * @param hosts those in view: each frame costs a layout of the whole conversation
 * @param start called when nothing has moved yet; gives what makes each frame's change of the layout
 */
export function slideIn(hosts: readonly HTMLElement[], start: () => Hold, signal: AbortSignal): void {
  if (signal.aborted || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const rooms = roomsOf(hosts).filter(({ below, beside }) => Math.max(below, beside) > PIXELS_PER_FRAME);
  if (rooms.length === 0) return;
  rooms.forEach(show);
  const hold = start();
  const added = rooms.map((room): Sliding => ({ ...room, hold }));
  if (sliding.length === 0) frame = requestAnimationFrame(next);
  sliding.push(...added);
  signal.addEventListener(
    'abort',
    () => {
      for (const one of added) show({ ...one, below: 0, beside: 0 });
      sliding = sliding.filter((one) => !added.includes(one));
      if (sliding.length === 0) cancelAnimationFrame(frame);
    },
    { once: true },
  );
}

function next(): void {
  const one = sliding.shift();
  if (!one) return;
  one.hold(one.host, () => {
    // Down first, then sideways: both at once add up to more than a reader, and Chrome, takes for standing still.
    const side = one.below > 0 ? 'below' : 'beside';
    one[side] = Math.max(0, one[side] - PIXELS_PER_FRAME);
    show(one);
  });
  if (one.below > 0 || one.beside > 0) sliding.push(one);
  if (sliding.length > 0) frame = requestAnimationFrame(next);
}

/** Physical sides: the direction of our words may be another than the page's. */
function show({ host, below, beside, width }: Room): void {
  const { style } = host;
  style.marginBottom = below > 0 ? `${-below}px` : '';
  style.marginRight = beside > 0 ? `${-beside}px` : '';
  style.width = beside > 0 ? `${width}px` : '';
}

/**
 * By how much each element makes its parent larger; more than its own height where margins meet. All are taken out and put
 * back together: two layouts, however many there are.
 */
function roomsOf(hosts: readonly HTMLElement[]): Room[] {
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
