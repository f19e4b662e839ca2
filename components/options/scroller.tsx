import type { ReactNode } from 'react';

/** What is wider than a small window scrolls by itself; the keyboard reaches it too. */
export function Scroller({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="wide" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
