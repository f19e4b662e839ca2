import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import {
  changeHintChoices,
  type HintChoices,
  readHintChoices,
  watchHintChoices,
} from '../../utils/hint-choices.ts';
import { useTopicNames } from '../use-topic-names.ts';

/** The line above the composer: whether it shows, and on which topics it is not wanted. */
export function HintSettings(): ReactNode {
  const choices = useHintChoices();
  const nameOf = useTopicNames();
  const [failed, setFailed] = useState(false);
  if (!choices) return null;
  const change = (next: Partial<HintChoices>) =>
    void changeHintChoices(next).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  const { shown, hiddenTopics } = choices;
  return (
    <section aria-labelledby="hints">
      <h2 id="hints">{i18n.t('settings.hints')}</h2>
      <label>
        <input type="checkbox" checked={shown} onChange={() => change({ shown: !shown })} />{' '}
        {i18n.t('settings.hintsShown')}
      </label>
      {failed && <p role="alert">{i18n.t('popup.notSaved')}</p>}
      {hiddenTopics.length > 0 && (
        <>
          <p>{i18n.t('settings.hintsHidden')}</p>
          <ul className="plain">
            {hiddenTopics.map((topic) => (
              <li key={topic}>
                {nameOf(topic)}{' '}
                <button
                  type="button"
                  onClick={() => change({ hiddenTopics: hiddenTopics.filter((one) => one !== topic) })}
                >
                  {i18n.t('settings.hintsAgain')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function useHintChoices(): HintChoices | undefined {
  const [choices, setChoices] = useState<HintChoices>();
  useEffect(() => {
    const controller = new AbortController();
    void readHintChoices().then((stored) => controller.signal.aborted || setChoices(stored));
    watchHintChoices(setChoices, controller.signal);
    return () => controller.abort();
  }, []);
  return choices;
}
