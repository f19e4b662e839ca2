import { maskNumbers } from './redact-numbers.ts';
import { RULES } from './redact-rules.ts';

/** What was masked; the preview counts them by these names, the masks in the text carry them: `⟦email⟧`. */
export const MASKED = ['email', 'key', 'address', 'number', 'network', 'path'] as const;
export type Masked = (typeof MASKED)[number];

/** The brackets are rare enough to be told from the writer's own. */
export const MASK = new RegExp(`⟦(${MASKED.join('|')})⟧`, 'g');

/** Characters that are not seen and would hide a secret from every rule: zero width space, word joiner, BOM, soft hyphen. */
const UNSEEN = /[\u200b\u2060\ufeff\u00ad]/g;

/**
 * Masks what could name or harm the reader: e-mail addresses, telephone, card and identity numbers, keys and tokens,
 * secrets in addresses, network addresses, the names in home folders. Names of people are the reader's to edit. Masks
 * too much rather than too little; redacting twice changes nothing more. Pure; linear in the length of the text.
 */
export function redact(text: string): string {
  let rest = text.replace(UNSEEN, '');
  for (const [pattern, replacement] of RULES) rest = rest.replace(pattern, replacement);
  return maskNumbers(rest, '⟦number⟧');
}

/** How often each kind of mask stands in these texts. */
export function countMasks(...texts: readonly string[]): ReadonlyMap<Masked, number> {
  const counts = new Map<Masked, number>();
  for (const text of texts)
    for (const [, kind] of text.matchAll(MASK))
      counts.set(kind as Masked, (counts.get(kind as Masked) ?? 0) + 1);
  return counts;
}
