import { type ReactNode, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { type Reply, sendToBackground } from '../utils/messages.ts';
import type { Destination } from '../utils/reports/build-setting.ts';
import { type Consent, readConsent } from '../utils/reports/consent.ts';
import type { Sent } from '../utils/reports/desk.ts';
import { readDestination } from '../utils/reports/destination.ts';
import { contentOf, type ReportWords } from '../utils/reports/draft.ts';
import { readWaiting, type WaitingDraft } from '../utils/reports/draft-store.ts';
import type { OutboxRow } from '../utils/reports/outbox.ts';
import { closePage } from './close-page.ts';
import { askDataPermission } from './data-permission.ts';
import { Preview, WordsForm } from './report-form.tsx';
import { CopyJson, DiscussionLink } from './report-ways.tsx';
import { describeMasks, describeWhere } from './report-words.ts';

/** Asks for the reader's word before a first report: what is sent, what of it, and where to. In a private window, offers copying. */
export function AskToReport({ draftId }: { draftId: string }): ReactNode {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => void load(draftId).then(setLoaded), [draftId]);
  if (!loaded) return null;
  const { waiting, ...others } = loaded;
  if (!waiting) return <p role="alert">{i18n.t('report.gone')}</p>;
  return <Asking waiting={waiting} {...others} />;
}

interface Loaded {
  readonly waiting: WaitingDraft | null;
  readonly destination: Destination;
  /** What the reader agreed to before; null: this is the first time. */
  readonly consent: Consent | null;
}

async function load(draftId: string): Promise<Loaded> {
  const destination = await readDestination();
  const waiting = await readWaiting(draftId).catch(() => null);
  return { waiting, destination, consent: await readConsent(destination) };
}

type Step = 'asking' | 'sending' | OutboxRow;

function Asking({ waiting, destination, consent }: Loaded & { waiting: WaitingDraft }): ReactNode {
  const { draft, fromPrivate } = waiting;
  const [words, setWords] = useState<ReportWords>(draft.words);
  const [includeText, setIncludeText] = useState(consent?.includeText ?? true);
  const [step, setStep] = useState<Step>('asking');
  const [problem, setProblem] = useState('');
  const content = contentOf(draft, words, includeText);

  async function send(): Promise<void> {
    setProblem('');
    // First of all: a click's right to ask is gone after the first wait.
    const allowed = destination.collector ? askDataPermission() : Promise.resolve(true);
    setStep('sending');
    if (!(await allowed.catch(() => false))) {
      setProblem(i18n.t('report.permissionRefused'));
      return setStep('asking');
    }
    const { collector } = destination;
    const message = { type: 'send-report', draft: waiting.id, words, includeText, collector } as const;
    const reply = (await sendToBackground(message).catch(() => undefined)) as
      | Reply<{ sent: Sent }>
      | undefined;
    const sent: Sent = reply?.ok ? reply.sent : { ok: false, problem: 'not-saved' };
    if (sent.ok && collector) return closePage();
    if (!sent.ok) setProblem(describeProblem(sent.problem));
    setStep(sent.ok ? sent.row : 'asking');
  }

  if (typeof step === 'object') return <Kept row={step} repository={destination.repository} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!fromPrivate) void send();
      }}
    >
      <h1>{i18n.t(fromPrivate ? 'report.privateTitle' : 'report.pageTitle')}</h1>
      <p>{fromPrivate ? i18n.t('report.privateIntro') : describeWhere(destination)}</p>
      {!fromPrivate && !consent && (
        <p className="muted">{i18n.t(destination.collector ? 'report.intro' : 'report.introKept')}</p>
      )}
      {!draft.shared && (
        <Choice includeText={includeText} once={consent !== null} onChange={setIncludeText} />
      )}
      <p className="buttons">
        {fromPrivate ? (
          <CopyJson value={content} />
        ) : (
          // biome-ignore lint/a11y/noAutofocus: the window was opened by the reader's click for this one question
          <button type="submit" className="main" disabled={step === 'sending'} autoFocus>
            {step === 'sending'
              ? i18n.t('report.sending')
              : i18n.t(destination.collector ? 'report.send' : 'report.keep')}
          </button>
        )}
        <button type="button" onClick={() => void closePage()}>
          {i18n.t(fromPrivate ? 'report.close' : 'report.cancel')}
        </button>
      </p>
      {problem && <p role="alert">{problem}</p>}
      {draft.shared && <p>{i18n.t('report.sharedOnly')}</p>}
      <WordsForm words={words} withText={content.text !== null} onChange={setWords} />
      {content.text && (
        <p className="muted">{describeMasks(content.text.prompt, content.text.answer, content.comment)}</p>
      )}
      {content.text?.cut && <p className="muted">{i18n.t('report.cut')}</p>}
      <Preview content={content} />
    </form>
  );
}

function Choice({
  includeText,
  once,
  onChange,
}: {
  includeText: boolean;
  /** It is about this report only. */
  once: boolean;
  onChange: (includeText: boolean) => void;
}): ReactNode {
  return (
    <fieldset>
      <legend>{i18n.t(once ? 'report.choiceOnce' : 'report.choice')}</legend>
      <label>
        <input type="radio" name="include" checked={includeText} onChange={() => onChange(true)} />{' '}
        {i18n.t('report.choiceText')}
      </label>
      <label>
        <input type="radio" name="include" checked={!includeText} onChange={() => onChange(false)} />{' '}
        {i18n.t('report.choiceBare')}
      </label>
    </fieldset>
  );
}

function describeProblem(problem: 'full' | 'not-saved' | 'no-draft'): string {
  if (problem === 'full') return i18n.t('report.problemFull');
  return i18n.t(problem === 'no-draft' ? 'report.gone' : 'report.problemNotSaved');
}

/** There is no collector: the report is kept, and can be taken further by hand. */
function Kept({ row, repository }: { row: OutboxRow; repository: string }): ReactNode {
  return (
    <>
      <h1 role="status">{i18n.t('report.kept')}</h1>
      <p className="buttons">
        <DiscussionLink repository={repository} report={row.report} />
        <CopyJson value={row.report} />
        <button type="button" onClick={() => void closePage()}>
          {i18n.t('report.close')}
        </button>
      </p>
    </>
  );
}
