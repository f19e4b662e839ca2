import type { Assessment } from '../assess-types.ts';
import type { Line, Section } from './types.ts';
import type { MessageKey, Words } from './words.ts';

/** The detector's reason codes in words; a code without words is left out. */
const REASONS: Readonly<Record<string, MessageKey>> = {
  'declines-first': 'why_declines_first',
  'declines-early': 'why_declines_early',
  'declines-part': 'why_declines_part',
  'other-subject': 'why_other_subject',
  'no-opinion': 'why_no_opinion',
  'state-narrative': 'why_state_narrative',
  'too-short': 'why_too_short',
};

/** What the local detector made of this answer, kept apart from all measured evidence. */
export function signalSection(words: Words, { signal, refusal }: Assessment): Section {
  const { code = '', span = '' } = refusal?.why ?? {};
  const verdict = words.t(signal === 'evasion' ? 'seems_evasive' : 'looks_refused');
  const reason = REASONS[code];
  const first: Line = [reason ? words.t('signal_why', verdict, words.t(reason)) : verdict];
  const lines: Line[] = [
    span ? [...first, ...words.rich('signal_quote', { text: span, lang: '', strong: true })] : first,
    [words.t('signal_limits')],
  ];
  return { title: words.t('this_answer'), folded: false, blocks: [{ heading: '', bars: [], lines }] };
}
