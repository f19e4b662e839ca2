import { Fragment, type ReactNode } from 'react';
import type { Line, Run } from '../../utils/badge/view.ts';

/** `**` begins and ends strong text. */
const strong = (text: string): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which changes as a whole
  text.split('**').map((part, index) => (index % 2 ? <strong key={index}>{part}</strong> : part));

function RunText({ run }: { run: Run }): ReactNode {
  const lang = run.lang || undefined;
  if (!run.href) return <span lang={lang}>{strong(run.text)}</span>;
  return (
    <a href={run.href} lang={lang} target="_blank" rel="noopener noreferrer">
      {strong(run.text)}
    </a>
  );
}

/** One paragraph of a card, without its `<p>`. */
export function LineText({ line }: { line: Line }): ReactNode {
  const runs = typeof line === 'string' ? [line] : line;
  return runs.map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line, which changes as a whole
    <Fragment key={index}>{typeof run === 'string' ? strong(run) : <RunText run={run} />}</Fragment>
  ));
}
