import en from '../../locales/en.json' with { type: 'json' };
import type { Reason } from '../../utils/knowledge/reasons.ts';

/** A reason in English, in the words the popup uses. */
export const explain = ({ code, values }: Reason): string =>
  en.list[`why_${code}`].replace(/\$([1-9])/g, (_, place) => values[Number(place) - 1] ?? '');
