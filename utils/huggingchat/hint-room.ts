import { readComposerLine } from './composer.ts';

/** Between the hint and the composer. */
const GAP_PX = 6;
/** Left to the page's own buttons, which stand above the composer's end. */
const FREE_PX = 56;

/**
 * Puts a line above the composer, over what lies there, so that nothing gives way or moves for it, and keeps it there while
 * the composer grows.
 *
 * @returns false when there is no composer
 */
export function placeHint(host: HTMLElement): boolean {
  const line = readComposerLine(document)?.element;
  const form = line?.previousElementSibling;
  if (!line || !form) return false;
  if (host.parentElement === line) return true;
  // Where the model mark stands too: behind everything that the page renders there.
  line.append(host);
  // It tells when the layout is done and nothing is painted yet, as for the mark (mark-room.ts).
  const sizes = new ResizeObserver(() => {
    if (host.parentElement !== line) return sizes.disconnect();
    const composer = form.getBoundingClientRect();
    host.style.transform = '';
    host.style.maxWidth = `${composer.width - FREE_PX}px`;
    const own = host.getBoundingClientRect();
    const x = Math.round(composer.left - own.left);
    const y = Math.round(composer.top - GAP_PX - own.bottom);
    host.style.transform = `translate(${x}px, ${y}px)`;
  });
  for (const element of [form, line, host]) sizes.observe(element);
  return true;
}
