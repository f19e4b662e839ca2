import { type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import type { ActiveModel } from '../utils/huggingchat/types.ts';
import type { Knowledge } from '../utils/knowledge-index.ts';
import { openOptions } from '../utils/own-page.ts';
import { glanceAt, SUBJECT_LANGUAGE } from '../utils/pages/glance.ts';
import { SHOWN_LANGUAGES } from '../utils/pages/model-rows.ts';
import type { Rate } from '../utils/pages/rate.ts';
import { modelHash } from '../utils/pages/route.ts';
import { browserWords } from '../utils/wording/browser-words.ts';
import { describeEvidence, describeVerdict } from './options/model-words.ts';
import { RateBar } from './options/rate-bar.tsx';
import { useKnowledge } from './options/use-knowledge.ts';

/** Models of one conversation that are shown; Omni may have picked more. */
const MOST = 4;

/** Who answers on this page, and what is known of it at a glance. */
export function AnsweringModel({ model }: { model: ActiveModel | null }): ReactNode {
  const knowledge = useKnowledge();
  if (!model || !knowledge || knowledge instanceof Error) return null;
  const ids = model.kind === 'model' ? [model.id] : model.kind === 'router' ? model.seen.slice(-MOST) : [];
  return (
    <section className="list" aria-label={i18n.t('popup.answering')}>
      {model.kind === 'unknown' && <p className="muted">{i18n.t('badge.mark_unknown')}</p>}
      {model.kind === 'router' && <p className="muted">{i18n.t('badge.mark_router')}</p>}
      {ids.map((id) => (
        <Glance key={id} id={id} knowledge={knowledge} brief={ids.length > 1} />
      ))}
    </section>
  );
}

interface GlanceProps {
  readonly id: string;
  readonly knowledge: Knowledge;
  /** In words only, where several stand below each other. */
  readonly brief: boolean;
}

function Glance({ id, knowledge, brief }: GlanceProps): ReactNode {
  const words = browserWords();
  const glance = useMemo(() => glanceAt(id, knowledge, browserWords()), [id, knowledge]);
  const { row, subjects, sources } = glance ?? {};
  return (
    <div className="glance" data-model={id}>
      <p>
        <strong>{id.slice(id.indexOf('/') + 1)}</strong>{' '}
        <button type="button" className="link" onClick={() => void openOptions(modelHash(row?.id ?? id))}>
          {i18n.t('badge.profile')}
        </button>
      </p>
      {!row && <p className="muted">{i18n.t('pages.notInList')}</p>}
      {row && (
        <p className={row.level === 'caution' ? 'warning' : 'muted'}>
          {describeVerdict(row.verdict, row.text)}
        </p>
      )}
      {row && !brief && (
        <>
          {SHOWN_LANGUAGES.map((language, index) => (
            <Measured key={language} label={words.languageTitle(language)} rate={row.rates[index]} named />
          ))}
          <details>
            <summary>{i18n.t('pages.bySubject', [words.of('in', SUBJECT_LANGUAGE)])}</summary>
            {subjects?.map(({ region, rate }) => (
              <Measured key={region} label={region} rate={rate} named />
            ))}
          </details>
          <p className="muted small">{describeEvidence(row.evidence)}</p>
          {sources && sources.length > 0 && (
            <p className="muted small">
              {i18n.t('pages.inLanguage', [i18n.t('pages.sources')])}
              <span lang="en">{sources.join(' · ')}</span>
            </p>
          )}
        </>
      )}
    </div>
  );
}

interface MeasuredProps {
  readonly label: string;
  readonly rate: Rate | null | undefined;
  /** Also says which test it is. */
  readonly named?: boolean;
}

const Measured = ({ label, rate = null, named = false }: MeasuredProps): ReactNode => (
  <div className="language">
    <span>{label}</span>
    <RateBar rate={rate} label={label} named={named} />
  </div>
);
