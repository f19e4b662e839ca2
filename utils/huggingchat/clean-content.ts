/** Longest text kept of one message, in UTF-16 units. */
export const TEXT_LIMIT = 200_000;
const RAW_LIMIT = 1_000_000;

const THINK = /<think>([\s\S]*?)(?:<\/think>|$)/gi;
/** What stands between these is shown in a panel beside the answer and may be all there is of it. The bound on the attributes keeps hostile text linear. */
const ARTIFACT_TAG = /<\/?artifact\b[^>]{0,200}>/gi;

export interface CleanContent {
  readonly text: string;
  readonly reasoning: string;
}

/**
 * Splits a message's stored content into what the reader sees and the reasoning.
 * @param content Markdown, with `<think>…</think>` (unclosed when stopped inside) and `<artifact …>` tags.
 * @param reasoning the separate field of older generations.
 */
export function cleanContent(content: string, reasoning = ''): CleanContent {
  const thoughts = [reasoning];
  const text = content
    .slice(0, RAW_LIMIT)
    .replace(THINK, (_, thought: string) => {
      thoughts.push(thought);
      return '';
    })
    .replace(ARTIFACT_TAG, '\n');
  return { text: limited(text), reasoning: limited(thoughts.join('\n')) };
}

/** Trimmed, and cut to {@link TEXT_LIMIT}. */
export function limited(text: string): string {
  return text.slice(0, TEXT_LIMIT).trim();
}

const TAIL = 24;
/** Where a Markdown link or picture keeps its address, which the page does not show. */
const ADDRESS = /\]\([^()\s]{0,2000}\)/g;

/**
 * Whether the page's text and the API's end alike, by letters and digits only (one is rendered, the other Markdown).
 * An answer cut by Stop differs at its end. A formula at the end differs too: a false "no" costs one request.
 */
export function endsAlike(pageText: string, apiText: string): boolean {
  return lettersAtEnd(pageText) === lettersAtEnd(apiText.slice(-4_000).replace(ADDRESS, ']'));
}

function lettersAtEnd(text: string): string {
  return text
    .slice(-400)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(-TAIL);
}
