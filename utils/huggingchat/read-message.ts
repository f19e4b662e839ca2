import { limited, TEXT_LIMIT } from './clean-content.ts';
import { bubbleOf, inActionRow } from './read-page.ts';
import { modelOfLink } from './routes.ts';
import { SELECTORS } from './selectors.ts';

/** Elements after which the reader sees a new line. */
const BLOCKS = new Set('p li pre blockquote tr br div h1 h2 h3 h4 h5 h6 hr table ul ol'.split(' '));
/** More nodes than any real answer has; the rest is left out. */
const NODE_LIMIT = 50_000;

/**
 * The words under `root` as the reader sees them, without layout reads (`innerText` forces one).
 * Copy buttons, icons and the two hidden copies of each formula are left out.
 */
export function visibleText(root: Element, skip: string = SELECTORS.noise): string {
  const walker = root.ownerDocument.createTreeWalker(root, 1 | 4, (node) =>
    node instanceof Element && node.matches(skip) ? 2 : 1,
  );
  let text = '';
  for (let left = NODE_LIMIT; left > 0 && text.length < TEXT_LIMIT; left -= 1) {
    const node = walker.nextNode();
    if (!node) break;
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    else if (BLOCKS.has((node as Element).localName) && text && !text.endsWith('\n')) text += '\n';
    else if ((node as Element).localName === 'td') text += ' ';
  }
  return limited(text);
}

/** The answer's text from the page: every `.prose` that is not reasoning, a tool call or a form. */
export function readAnswerText(message: Element): string {
  return proseOf(message, false);
}

/** The reasoning as far as the page holds it: closed reasoning of the newest generation is not in the DOM. */
export function readReasoning(message: Element): string {
  const inProse = proseOf(message, true);
  if (inProse) return inProse;
  // Before 2025-09-24 the reasoning stood in a `details` without `.prose`, beside those of searches and tools.
  for (const details of bubbleOf(message)?.querySelectorAll('details') ?? []) {
    const summary = details.querySelector('summary')?.textContent ?? '';
    if (summary.trim().startsWith('Reasoning')) return visibleText(details, `${SELECTORS.noise}, summary`);
  }
  return '';
}

function proseOf(message: Element, aside: boolean): string {
  const bubble = bubbleOf(message);
  if (!bubble) return '';
  const parts: string[] = [];
  for (const prose of bubble.querySelectorAll(SELECTORS.prose)) {
    const nested = prose.parentElement?.closest(SELECTORS.prose);
    if (nested && bubble.contains(nested)) continue;
    const around = prose.closest(SELECTORS.aside);
    if ((around !== null && bubble.contains(around)) === aside) parts.push(visibleText(prose));
  }
  return limited(parts.join('\n'));
}

/** The user's words; empty while they are being edited. */
export function readPrompt(message: Element): string {
  return limited(message.querySelector(SELECTORS.promptText)?.textContent?.slice(0, TEXT_LIMIT) ?? '');
}

/** Model and provider named in the answer's own action row: the router's answers only. Empty where not given. */
export function readActionRow(message: Element): { readonly model: string; readonly provider: string } {
  const link = inActionRow(message, SELECTORS.modelLink);
  const model = modelOfLink(link?.getAttribute('href') ?? '');
  const logo = inActionRow(message, SELECTORS.providerLogo)?.getAttribute('alt') ?? '';
  return { model: model.includes('/') ? model : '', provider: logo.replace(/ logo$/, '').slice(0, 64) };
}

export function hasRetry(message: Element): boolean {
  return inActionRow(message, SELECTORS.retry) !== null;
}
