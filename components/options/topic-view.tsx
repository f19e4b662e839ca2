import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import type { Term } from '../../utils/knowledge/types.ts';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { modelHash, sourceHash } from '../../utils/pages/route.ts';
import { type TopicPage, topicPage } from '../../utils/pages/topic-rows.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { MuteTopic } from './mute-switch.tsx';

/** One topic: what is known on it, model by model; the tests that cover it; its terms. */
export function TopicView({ id, knowledge }: { id: string; knowledge: Knowledge }): ReactNode {
  const page = useMemo(() => topicPage(id, knowledge, browserWords()), [id, knowledge]);
  if (!page) return <p>{i18n.t('pages.topicUnknown')}</p>;
  const { tests, rows, termsByLanguage, region, parent } = page;
  return (
    <article>
      <p className="muted">
        {region}
        {parent && ` · ${i18n.t('pages.partOf', [parent])}`}
      </p>
      <MuteTopic topic={id} knowledge={knowledge} />
      {rows.length === 0 ? <p>{i18n.t('pages.topicNothing')}</p> : <Known page={page} />}
      {tests.length > 0 && (
        <section className="card">
          <h2>{i18n.t('pages.topicTests')}</h2>
          <ul className="links">
            {tests.map(({ id: test, source, title }) => (
              <li key={test}>
                <a href={sourceHash(source)}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card">
        <h2>{i18n.t('pages.topicTerms')}</h2>
        {termsByLanguage.map(({ language, terms }) => (
          <details key={language}>
            <summary>
              {browserWords().languageTitle(language)} <span className="muted">({terms.length})</span>
            </summary>
            <Terms terms={terms} language={language} />
          </details>
        ))}
      </section>
    </article>
  );
}

function Known({ page: { languages, rows } }: { page: TopicPage }): ReactNode {
  const words = browserWords();
  return (
    <section aria-labelledby="topic-known">
      <h2 id="topic-known">{i18n.t('pages.topicKnown')}</h2>
      <p className="muted">{i18n.t('pages.topicKnownIntro')}</p>
      <ul className="known" style={{ '--panels': languages.length } as CSSProperties}>
        {rows.map(({ id, cells, also }) => (
          <li key={id} data-model={id}>
            <span>
              <a href={modelHash(id)}>{id}</a>
              {also.length > 0 && (
                <span className="also muted small">{i18n.t('pages.topicAlso', [words.list(also)])}</span>
              )}
            </span>
            {languages.map((language) => {
              const cell = cells.find((one) => one.language === language);
              const name = i18n.t('pages.inLanguage', [words.languageTitle(language)]);
              return (
                <span key={language} className={cell?.level === 'caution' ? 'verdict caution' : 'verdict'}>
                  <span className="muted">{name}</span>
                  {cell ? cell.text : <span className="muted">{i18n.t('pages.notMeasured')}</span>}
                </span>
              );
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Terms that tell the topic by themselves apart from those that need company. */
function Terms({ terms, language }: { terms: readonly Term[]; language: string }): ReactNode {
  const strong = terms.filter(({ strength }) => strength === 'strong');
  const weak = terms.filter(({ strength }) => strength !== 'strong');
  const list = (some: readonly Term[]) => some.map(({ text }) => text).join(' · ');
  return (
    <>
      {strong.length > 0 && (
        <p>
          <span className="muted">{i18n.t('pages.inLanguage', [i18n.t('pages.termStrong')])}</span>
          <span lang={language}>{list(strong)}</span>
        </p>
      )}
      {weak.length > 0 && (
        <p>
          <span className="muted">{i18n.t('pages.inLanguage', [i18n.t('pages.termWeak')])}</span>
          <span lang={language}>{list(weak)}</span>
        </p>
      )}
    </>
  );
}
