import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { type Destination, parseCollector, parseRepository } from '../utils/reports/build-setting.ts';
import { type Consent, readConsent, withdrawConsent, writeConsent } from '../utils/reports/consent.ts';
import { writeDestination } from '../utils/reports/destination.ts';
import { ask } from './ask-background.ts';
import { describeInForce, explainReason } from './report-words.ts';
import { useDestination } from './use-reports.ts';

/** Which destination is in force, how to choose another, and what reports include. */
export function ReportSettings(): ReactNode {
  const destination = useDestination();
  if (!destination) return null;
  const key = `${destination.collector} ${destination.repository}`;
  return (
    <section aria-labelledby="destination">
      <h2 id="destination">{i18n.t('report.settings')}</h2>
      <p data-destination="">{describeInForce(destination)}</p>
      <DestinationForm key={key} destination={destination} />
      <ConsentForm key={`consent ${key}`} destination={destination} />
    </section>
  );
}

function DestinationForm({ destination }: { destination: Destination }): ReactNode {
  const [collector, setCollector] = useState(destination.collector);
  const [repository, setRepository] = useState(destination.repository);
  const [told, setTold] = useState('');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const next = { collector: parseCollector(collector), repository: parseRepository(repository) };
    if (next.collector === null) return setTold(i18n.t('report.badCollector'));
    if (next.repository === null) return setTold(i18n.t('report.badRepository'));
    await writeDestination(next as Destination).then(
      () => setTold(i18n.t('report.saved')),
      () => setTold(i18n.t('popup.notSaved')),
    );
  };
  const test = async () => {
    setTold(i18n.t('report.testing'));
    const problem = await ask({ type: 'try-collector' });
    setTold(problem ? i18n.t('report.testFailed', [explainReason(problem)]) : i18n.t('report.testFine'));
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <label>
        {i18n.t('report.collector')}
        <input
          type="url"
          value={collector}
          spellCheck={false}
          onChange={({ target }) => setCollector(target.value)}
        />
      </label>
      <label>
        {i18n.t('report.repository')}
        <input
          type="text"
          value={repository}
          spellCheck={false}
          onChange={({ target }) => setRepository(target.value)}
        />
      </label>
      <p className="buttons">
        <button type="submit">{i18n.t('report.save')}</button>
        {destination.collector && collector === destination.collector && (
          <button type="button" onClick={() => void test()}>
            {i18n.t('report.test')}
          </button>
        )}
      </p>
      <p role="status">{told}</p>
    </form>
  );
}

function ConsentForm({ destination }: { destination: Destination }): ReactNode {
  const [consent, setConsent] = useState<Consent | null>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let open = true;
    void readConsent(destination).then((read) => open && setConsent(read));
    return () => {
      open = false;
    };
  }, [destination]);
  const change = (next: Consent | null) =>
    (next ? writeConsent(next) : withdrawConsent()).then(
      () => setConsent(next),
      () => setFailed(true),
    );
  if (consent === undefined) return null;
  if (consent === null) return <p className="muted">{i18n.t('report.notAsked')}</p>;
  const { includeText } = consent;
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={includeText}
          onChange={() => void change({ ...consent, includeText: !includeText })}
        />{' '}
        {i18n.t('report.consentText')}
      </label>
      <button type="button" onClick={() => void change(null)}>
        {i18n.t('report.askAgain')}
      </button>
      {failed && <p role="alert">{i18n.t('popup.notSaved')}</p>}
    </>
  );
}
