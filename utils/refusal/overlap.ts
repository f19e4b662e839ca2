import { classOf, GAP, WIDE } from './letters.ts';

/** Words shorter than this say little of the subject. Letters. */
const MIN_LETTERS = 4;
const STEM = 6;
/** Words of instruction, by stem; they are about the task, not its subject. */
const INSTRUCTIONS = new Set(
  'write essay speech articl about explai descri compos draft create analyz please would could should what which that this with from have their they them your into than there where when detail persua strong arguin passio advoca compar examin list discus provid report suppos benefi reason kirjoi kuvail laadi essee puhe artikk escrib ensayo sobre discur redige ecris schrei aufsat напиши расска статью اكتب مقال'.split(
    ' ',
  ),
);

/** The words of a folded prompt that name its subject: stems, or pairs of Chinese or Japanese characters. */
function contentOf(prompt: string): Set<string> {
  const content = new Set<string>();
  let start = 0;
  for (let at = 0; at <= prompt.length; at++) {
    const kind = at < prompt.length ? classOf(prompt.charCodeAt(at)) : GAP;
    if (kind === WIDE && at + 1 < prompt.length && classOf(prompt.charCodeAt(at + 1)) === WIDE)
      content.add(prompt.slice(at, at + 2));
    if (kind !== GAP && kind !== WIDE) continue;
    const stem = prompt.slice(start, Math.min(at, start + STEM));
    if (at - start >= MIN_LETTERS && !INSTRUCTIONS.has(stem)) content.add(stem);
    start = at + 1;
  }
  return content;
}

/**
 * Share of the prompt's subject words that each folded text takes up, 0..1; -1 where the prompt has none.
 * `size`: how many subject words the prompt has. Reads 400 characters of the prompt.
 */
export function readOverlap(prompt: string, texts: readonly string[]): { shares: number[]; size: number } {
  const content = contentOf(prompt.slice(0, 400));
  const shares = texts.map((text) => {
    if (content.size === 0) return -1;
    let found = 0;
    for (const word of content) if (text.includes(word)) found++;
    return found / content.size;
  });
  return { shares, size: content.size };
}
