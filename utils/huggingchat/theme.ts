import type { Theme } from './types.ts';

/** Reports the page's theme now and at each change: `<html class="dark">`, in every generation. */
export function watchTheme(onTheme: (theme: Theme) => void, signal: AbortSignal): void {
  const root = document.documentElement;
  let last: Theme | undefined;
  function read(): void {
    const theme = root.classList.contains('dark') ? 'dark' : 'light';
    if (theme !== last) onTheme(theme);
    last = theme;
  }
  const observer = new MutationObserver(read);
  observer.observe(root, { attributes: true, attributeFilter: ['class'] });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  read();
}
