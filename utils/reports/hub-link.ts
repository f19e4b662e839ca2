import type { Report } from './schema.ts';

/** Browsers and the Hub take longer addresses, but not everything between them does. */
const LONGEST_URL = 7_000;
const LONGEST_TITLE = 150;

/** A fence that no line of the text can close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, Math.max(0, length)).replace(/[\ud800-\udbff]$/, '')}…`;

function describe(
  { kind, comment, model, provider, language, topics, assessed, versions, text }: Report,
  length: number,
): string {
  const facts = {
    kind,
    model,
    provider,
    language,
    topics,
    ...assessed,
    list: versions.list,
    extension: versions.extension,
  };
  // In fences throughout: nothing of it is read as Markdown, a mention or a link.
  const parts = [fenced(JSON.stringify(facts, null, 1))];
  if (comment) parts.push(`Comment:\n${fenced(shorten(comment, length))}`);
  if (text) {
    parts.push(`Prompt:\n${fenced(shorten(text.prompt, length))}`);
    parts.push(`Answer:\n${fenced(shorten(text.answer, length))}`);
  }
  return `${parts.join('\n\n')}\n\nReported with Unsaid.`;
}

/**
 * Address of a new discussion on the Hub, filled in with a report. Opening it sends nothing yet: the reader posts it, or
 * not. Holds neither id nor secret nor tag. As long as an address may be: longer texts are shortened, never the facts.
 *
 * @param repository as `parseRepository` gives it
 */
export function discussionUrl(repository: string, report: Report): string {
  const { kind, model, topics } = report;
  const title = shorten(
    `Report: ${kind}, ${model || 'unknown model'}${topics[0] ? `, ${topics[0]}` : ''}`,
    LONGEST_TITLE,
  );
  for (let length = 3_000; ; length = Math.floor(length / 2)) {
    const query = new URLSearchParams({ title, description: describe(report, length) });
    const url = `https://huggingface.co/${repository}/discussions/new?${query}`;
    if (url.length <= LONGEST_URL || length < 10) return url;
  }
}
