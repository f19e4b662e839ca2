import { type ReactNode, useMemo } from 'react';
import { i18n } from '#i18n';
import type { Knowledge } from '../../utils/knowledge-index.ts';
import { type ModelProfilePage, modelProfile } from '../../utils/pages/model-profile.ts';
import { sourceHash } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { CardSections } from './card-sections.tsx';
import { LineText } from './line-text.tsx';
import { describeVerdict, statusName } from './model-words.ts';
import { MuteModel } from './mute-switch.tsx';

/** Everything that is known of one model, with its sources. */
export function ModelProfile({ id, knowledge }: { id: string; knowledge: Knowledge }): ReactNode {
  const page = useMemo(() => modelProfile(id, knowledge, browserWords(), new Date()), [id, knowledge]);
  const { model, text, card, sources, hasOwn, hasRelatives, verdict } = page;
  return (
    <article data-profile={page.id}>
      <p className="lead">{describeVerdict(verdict, text)}</p>
      <Facts page={page} />
      <MuteModel model={page.id} knowledge={knowledge} />
      {!model && <p>{i18n.t('pages.notInList')}</p>}
      {!hasOwn && (
        <p>{hasRelatives ? i18n.t('pages.profileOnlyRelatives') : i18n.t('pages.profileNothing')}</p>
      )}
      <CardSections sections={card.sections} />
      {sources.length > 0 && (
        <section className="card">
          <h2>{i18n.t('pages.usedSources')}</h2>
          <ul className="links">
            {sources.map((source) => (
              <li key={source.id}>
                <a href={sourceHash(source.id)} lang="en">
                  {source.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {card.smallPrint.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one card, which changes as a whole
        <p key={index} className="muted small">
          <LineText line={line} />
        </p>
      ))}
    </article>
  );
}

/** Who made it, whether HuggingChat offers it, and where it is on the Hub. */
function Facts({ page: { id, model } }: { page: ModelProfilePage }): ReactNode {
  if (!model) return null;
  const { developer, status, note } = model;
  return (
    <>
      <p className="muted">
        {i18n.t('pages.developer', [developer])} · {statusName(status)} ·{' '}
        <a href={`https://huggingface.co/${id}`} target="_blank" rel="noopener noreferrer">
          {i18n.t('pages.onHub')}
        </a>
      </p>
      {note && (
        <p className="muted">
          {i18n.t('pages.profileNote')}
          <span lang="en">{note}</span>
        </p>
      )}
    </>
  );
}
