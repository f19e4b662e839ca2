/** The language that a text's cues are looked up in. `other`: no lexicon of ours. */
export type Tongue = 'en' | 'fi' | 'fr' | 'es' | 'de' | 'zh' | 'ja' | 'ru' | 'ar' | 'other';

/** Words that prose of one language can hardly avoid and that the others lack, each between spaces. */
const COMMON: Readonly<Record<'en' | 'fi' | 'fr' | 'es' | 'de', string>> = {
  en: 'the of and to is that it for with this you are not what how can be was an i in on as or by but cannot sorry my your',
  fi: 'on ja ei se että oli kun mutta ovat tai en joka myös olla voi ole sen niin kuin miten mitä olen voin tämä tässä minun sinun tätä valitettavasti hän',
  fr: 'le la les des est et une du pour que dans pas vous je sur qui au ce à il en comment ne mais cette avec nous votre par désolé ces ou un',
  es: 'el la los las de que y en un una por con no para es del lo se su como qué me cómo puedo pero este esta ese eso tu siento sobre al',
  de: 'der die das und ist nicht ein eine zu den mit von für auf ich sie es im dass wie auch kann leider aber diese dem bei sich ihr dazu',
};
const LANGUAGES = ['en', 'fi', 'fr', 'es', 'de'] as const;
const OWNER = new Map<string, number>();
LANGUAGES.forEach((language, index) => {
  for (const word of COMMON[language].split(' ')) OWNER.set(word, (OWNER.get(word) ?? 0) | (1 << index));
});

/**
 * Language of a folded text by script and common words, from its first 400 characters.
 * Text too short for common words (a name, a number) is `other`.
 */
export function readTongue(folded: string): Tongue {
  const text = folded.slice(0, 400);
  let latin = 0;
  let han = 0;
  let kana = 0;
  let cyrillic = 0;
  let arabic = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x250) latin += code >= 97 ? 1 : 0;
    else if (code >= 0x400 && code < 0x500) cyrillic++;
    else if (code >= 0x600 && code < 0x700) arabic++;
    else if (code >= 0x3040 && code < 0x3100) kana++;
    else if (code >= 0x4e00 && code < 0xa000) han++;
  }
  if (kana > 0 && kana * 8 > han && (kana + han) * 2 > latin) return 'ja';
  if (han * 3 > latin) return han > 0 ? 'zh' : 'other';
  if (cyrillic > latin) return 'ru';
  if (arabic > latin) return 'ar';
  return readLatin(text);
}

function readLatin(text: string): Tongue {
  const votes = [0, 0, 0, 0, 0];
  for (const word of text.split(/[^\p{L}]+/u)) {
    const owners = OWNER.get(word) ?? 0;
    // A word that only one of the languages has says more.
    const vote = (owners & (owners - 1)) === 0 ? 2 : 1;
    for (let i = 0; i < 5; i++) if (owners & (1 << i)) votes[i] = (votes[i] ?? 0) + vote;
  }
  const best = Math.max(...votes);
  return best === 0 ? 'other' : (LANGUAGES[votes.indexOf(best)] ?? 'other');
}
