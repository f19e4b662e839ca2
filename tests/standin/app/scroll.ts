const NEAR_PX = 80;

/** Keeps the end in view while content grows, unless the reader has scrolled up. For Svelte's `@attach`. */
export function stickToBottom(scroller: Element): () => void {
  let isStuck = true;
  const toBottom = () => {
    if (isStuck) scroller.scrollTop = scroller.scrollHeight;
  };
  const onScroll = () => {
    isStuck = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
  };
  const observer = new ResizeObserver(toBottom);
  // The column is replaced when another page is shown.
  const children = new MutationObserver(() => {
    observer.disconnect();
    for (const child of scroller.children) observer.observe(child);
  });
  children.observe(scroller, { childList: true });
  for (const child of scroller.children) observer.observe(child);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  toBottom();
  return () => {
    observer.disconnect();
    children.disconnect();
    scroller.removeEventListener('scroll', onScroll);
  };
}
