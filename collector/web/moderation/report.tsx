import type { ReactNode } from 'react';
import type { ReadReport } from '../../store/queue.ts';

/** One report, as plain text whatever is in it. */
export function Report({ report }: { report: ReadReport }): ReactNode {
  const { id, created, state, reason, released, details, words } = report;
  const { assessed, versions, provider } = details;
  return (
    <article data-report={id}>
      <p className="muted">
        {created.replace('T', ' ').replace('Z', ' UTC')} · {state}
        {reason && ` (${reason})`}
        {released && ' · released'} · signal {assessed.signal} ({assessed.score.toFixed(2)}) · level{' '}
        {assessed.level}
        {provider && ` · ${provider}`} · Unsaid {versions.extension}, list {versions.list}
      </p>
      {words === null ? (
        <p>Without words: none were sent, or they have been deleted.</p>
      ) : (
        <>
          <Text title="Prompt" text={words.prompt} />
          <Text title={words.cut ? 'Answer (cut)' : 'Answer'} text={words.answer} />
          <Text title="Comment" text={words.comment} />
          {words.edited && <p className="muted">The reader changed the words before sending.</p>}
        </>
      )}
    </article>
  );
}

function Text({ title, text }: { title: string; text: string }): ReactNode {
  if (text === '') return null;
  return (
    <>
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must for the keyboard too */}
      <section className="text" dir="auto" tabIndex={0} aria-label={title}>
        {text}
      </section>
    </>
  );
}
