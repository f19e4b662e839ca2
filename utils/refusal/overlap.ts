import { readTokens } from './ngrams.ts';

const WIDE = /[\u3040-\u30ff\u3400-\u9fff]/;
/** Words shorter than this say little of the subject. Letters. */
const MIN_LETTERS = 4;
/** Words of instruction, by stem; they are about the task, not its subject. */
const INSTRUCTIONS = new Set(
  'write essay speech article about explain describe compose draft create analyze please would could should what which that this with from have their they them your into than there where when detail persuas strongl arguing passion advocat compare examine list discuss provide report suppose benefit reasons kirjoit kuvaile laadi essee puhe artikke escribe ensayo sobre discurs rédige écris article schreib aufsatz напиши расскаж статью اكتب مقال'.split(
    ' ',
  ),
);

/** The words of a prompt that name its subject: stems, or pairs of Chinese or Japanese characters. */
function contentOf(prompt: string): Set<string> {
  const tokens = readTokens(prompt.slice(0, 400));
  const content = new Set<string>();
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    if (WIDE.test(token)) {
      if (next && WIDE.test(next)) content.add(token + next);
    } else if (token.length >= MIN_LETTERS && !INSTRUCTIONS.has(token)) content.add(token.slice(0, 6));
  });
  return content;
}

/**
 * Share of the prompt's subject words that a folded text takes up, 0..1; -1 where the prompt has none.
 * @param size how many subject words the prompt has
 */
export function readOverlap(prompt: string, texts: readonly string[]): { shares: number[]; size: number } {
  const content = contentOf(prompt);
  const shares = texts.map((text) => {
    if (content.size === 0) return -1;
    let found = 0;
    for (const word of content) if (text.includes(word)) found++;
    return found / content.size;
  });
  return { shares, size: content.size };
}
