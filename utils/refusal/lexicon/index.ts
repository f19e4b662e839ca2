import type { Tongue } from '../tongue.ts';
import { AR } from './ar.ts';
import { CUES, type Lexicon } from './cues.ts';
import { DE } from './de.ts';
import { EN } from './en.ts';
import { ES } from './es.ts';
import { FI } from './fi.ts';
import { FR } from './fr.ts';
import { JA } from './ja.ts';
import { buildIndex, type Found, findTerms, type Stretch, type TermIndex } from './match.ts';
import { RU } from './ru.ts';
import { ZH } from './zh.ts';

const LEXICONS: Readonly<Record<Tongue, Lexicon>> = {
  en: EN,
  fi: FI,
  fr: FR,
  es: ES,
  de: DE,
  zh: ZH,
  ja: JA,
  ru: RU,
  ar: AR,
  other: EN,
};
const indexes = new Map<Tongue, TermIndex>();

/** The cues of a folded text in its language, for each stretch; counts in the order of `CUES`. */
export function findCues(text: string, tongue: Tongue, stretches: readonly Stretch[]): Found {
  let index = indexes.get(tongue);
  if (!index) {
    const lexicon = LEXICONS[tongue];
    index = buildIndex(CUES.map((cue) => lexicon[cue] ?? ''));
    indexes.set(tongue, index);
  }
  return findTerms(text, index, stretches);
}
