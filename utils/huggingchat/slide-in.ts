/**
 * Chrome counts no layout shift below 3 CSS pixels a frame (Layout Instability, W3C draft), and a reader sees none: what
 * lies below glides away instead of jumping. Whole pixels, so that a scroller can be moved along exactly.
 */
const PIXELS_PER_FRAME = 2;

/**
 * Lets elements that have just been put into the page take up their room little by little, one a frame, in turn. They
 * are visible, and can be used, from the first frame on. Readers who ask for less motion get it at once.
 *
 * @param start called when nothing has moved yet; gives what is called with each frame's change of the layout
 */
export function slideIn(
  hosts: readonly HTMLElement[],
  start: () => (apply: () => void) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const sliding = hosts
    .map((host) => ({ host, left: roomOf(host) }))
    .filter(({ left }) => left > PIXELS_PER_FRAME);
  const show = ({ host, left }: (typeof sliding)[number]): void => {
    host.style.marginBlockEnd = left > 0 ? `${-left}px` : '';
  };
  sliding.forEach(show);
  const change = start();

  let frame = requestAnimationFrame(function next() {
    const one = sliding.shift();
    if (!one) return;
    change(() => {
      one.left = Math.max(0, one.left - PIXELS_PER_FRAME);
      show(one);
    });
    if (one.left > 0) sliding.push(one);
    frame = requestAnimationFrame(next);
  });
  signal.addEventListener(
    'abort',
    () => {
      cancelAnimationFrame(frame);
      for (const { host } of sliding) host.style.marginBlockEnd = '';
    },
    { once: true },
  );
}

/** By how much an element makes its parent taller, in CSS pixels; more than its own height where margins meet. */
function roomOf(host: HTMLElement): number {
  const parent = host.parentElement;
  if (!parent) return 0;
  const full = parent.getBoundingClientRect().height;
  host.style.display = 'none';
  const without = parent.getBoundingClientRect().height;
  host.style.display = '';
  return full - without;
}
