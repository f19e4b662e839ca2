import { type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import type { MarkedAnswer } from '../utils/messages.ts';
import { figure } from './options/figures.ts';
import { askPage } from './use-page-state.ts';

/** The answers of this conversation whose badge shows: a list, and a way from one to the next. */
export function MarkedAnswers({ marked }: { marked: readonly MarkedAnswer[] }): ReactNode {
  const [shown, setShown] = useState('');
  if (marked.length === 0) return null;
  const at = marked.findIndex(({ messageId }) => messageId === shown);
  const show = async (answer: MarkedAnswer | undefined) => {
    if (answer && (await askPage({ type: 'show-answer', messageId: answer.messageId })))
      setShown(answer.messageId);
  };
  // From the end of the conversation, where the reader is.
  const previous = at === -1 ? marked.length - 1 : at - 1;
  return (
    <section aria-label={i18n.t('popup.marked')} className="list">
      <ol className="marked">
        {marked.map((answer) => (
          <li key={answer.messageId}>
            <button
              type="button"
              aria-current={answer.messageId === shown ? 'true' : undefined}
              onClick={() => void show(answer)}
            >
              {answer.text}
              <span className="muted">{answer.model.slice(answer.model.indexOf('/') + 1)}</span>
            </button>
          </li>
        ))}
      </ol>
      {marked.length > 1 && (
        <p className="buttons">
          <button type="button" disabled={at === 0} onClick={() => void show(marked[previous])}>
            {i18n.t('popup.previous')}
          </button>
          <button
            type="button"
            disabled={at === -1 || at === marked.length - 1}
            onClick={() => void show(marked[at + 1])}
          >
            {i18n.t('popup.next')}
          </button>
          <span className="muted" role="status">
            {at !== -1 && i18n.t('popup.place', [figure(at + 1), figure(marked.length)])}
          </span>
        </p>
      )}
    </section>
  );
}
