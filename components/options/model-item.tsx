import { memo, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { type ModelRow, SHOWN_LANGUAGES } from '../../utils/pages/model-rows.ts';
import { modelHash } from '../../utils/pages/route.ts';
import { browserWords } from '../../utils/wording/browser-words.ts';
import { describeEvidence, describeVerdict, statusName } from './model-words.ts';
import { RateBar } from './rate-bar.tsx';
import { ARRIVAL, useArrival } from './use-arrival.ts';

interface Props {
  readonly row: ModelRow;
  readonly chosen: boolean;
  /** As many are chosen as can be compared. */
  readonly full: boolean;
  /** The reader comes back from its profile. */
  readonly arrived: boolean;
  readonly onChoose: (id: string, chosen: boolean) => void;
}

/** One model of the list: what is known at a glance. Remembered, for there are hundreds. */
export const ModelItem = memo(function ModelItem({ row, chosen, full, arrived, onChoose }: Props): ReactNode {
  const { id, org, name, status, level, verdict, text, rates, otherLanguages, evidence } = row;
  const link = useArrival<HTMLAnchorElement>(arrived);
  const words = browserWords();
  return (
    <li className="model" data-model={id} data-level={level}>
      <div className="who">
        <a ref={link} href={modelHash(id)} {...(arrived ? { [ARRIVAL]: '' } : {})}>
          <span className="muted">{org}/</span>
          <strong>{name}</strong>
        </a>
        <p className={level === 'caution' ? 'verdict caution' : 'verdict'}>
          {describeVerdict(verdict, text)}
        </p>
        <p className="muted small">
          {describeEvidence(evidence)} · {statusName(status)}
        </p>
      </div>
      {SHOWN_LANGUAGES.map((language, index) => (
        <RateBar
          key={language}
          rate={rates[index] ?? null}
          label={words.languageTitle(language)}
          named={true}
        />
      ))}
      <p className="others muted small">
        {otherLanguages.length > 0 && (
          <>
            <span className="label">{i18n.t('pages.inLanguage', [i18n.t('pages.otherLanguages')])}</span>
            {words.list(otherLanguages)}
          </>
        )}
      </p>
      <label className="choose">
        <input
          type="checkbox"
          aria-label={i18n.t('pages.compareNamed', [name])}
          checked={chosen}
          disabled={full && !chosen}
          onChange={({ target }) => onChoose(id, target.checked)}
        />
        {i18n.t('pages.compare')}
      </label>
    </li>
  );
});
