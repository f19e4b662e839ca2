import { type ReactNode, useId } from 'react';
import { i18n } from '#i18n';
import type { ReportContent, ReportWords } from '../utils/reports/draft.ts';
import { MASK } from '../utils/reports/redact.ts';
import { LIMITS, REPORT_KINDS, type ReportKind } from '../utils/reports/schema.ts';
import { kindName } from './report-words.ts';

interface Props {
  readonly words: ReportWords;
  readonly withText: boolean;
  readonly onChange: (words: ReportWords) => void;
}

/** The words of a report, for editing. */
export function WordsForm({ words, withText, onChange }: Props): ReactNode {
  return (
    <>
      <label>
        {i18n.t('report.kind')}
        <select
          value={words.kind}
          onChange={({ target }) => onChange({ ...words, kind: target.value as ReportKind })}
        >
          {REPORT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kindName(kind)}
            </option>
          ))}
        </select>
      </label>
      {withText && (
        <>
          <Text label={i18n.t('report.prompt')} of="prompt" words={words} onChange={onChange} />
          <Text label={i18n.t('report.answer')} of="answer" words={words} onChange={onChange} />
        </>
      )}
      <Text label={i18n.t('report.comment')} of="comment" words={words} onChange={onChange} />
    </>
  );
}

function Text({
  label,
  of,
  words,
  onChange,
}: {
  label: string;
  of: 'prompt' | 'answer' | 'comment';
  words: ReportWords;
  onChange: (words: ReportWords) => void;
}): ReactNode {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={of === 'answer' ? 6 : 3}
        maxLength={LIMITS[of]}
        value={words[of]}
        onChange={({ target }) => onChange({ ...words, [of]: target.value })}
      />
    </>
  );
}

/** Exactly what is sent, with what was masked marked. */
export function Preview({ content }: { content: ReportContent }): ReactNode {
  // At even places text, at odd ones the name of a mask.
  const parts = JSON.stringify(content, null, 1).split(MASK);
  return (
    <details open>
      <summary>{i18n.t('report.preview')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must for the keyboard too */}
      <pre data-preview="" tabIndex={0}>
        {parts.map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
          index % 2 ? <mark key={index}>⟦{part}⟧</mark> : part,
        )}
      </pre>
      <p className="muted">{i18n.t('report.previewMore')}</p>
    </details>
  );
}
