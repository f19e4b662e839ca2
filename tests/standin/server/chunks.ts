/** Cuts a text into the pieces in which it is streamed: words, or two signs where words are not spaced. */
export function cutIntoChunks(text: string): string[] {
  return (
    text.match(
      /\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,14})|\s+$/gu,
    ) ?? []
  );
}

/** The text with its last tenth cut off: what the server had kept when an answer was stopped. */
export function cutBack(text: string): string {
  return text.slice(0, Math.ceil(text.length * 0.9)).trimEnd();
}
