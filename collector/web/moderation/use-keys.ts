import { useEffect, useRef } from 'react';

/**
 * Single keys for the whole page. Not while something is written, nor together with Ctrl, Alt or Meta; a dialog that is open
 * has the keyboard for itself.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const controller = new AbortController();
    const press = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, altKey, metaKey } = event;
      if (ctrlKey || altKey || metaKey || document.querySelector('dialog[open]')) return;
      if (target instanceof Element && target.matches('input, textarea, select')) return;
      const act = latest.current[key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press, { signal: controller.signal });
    return () => controller.abort();
  }, []);
}
