import type { Language, PromptLanguage } from '../knowledge/types.ts';
import { SHARED, SIMPLIFIED, TRADITIONAL } from './han.ts';

/**
 * Words (without accents) and letters that tell a language written in Latin letters. Those Unsaid does not match are
 * listed so that they win over their neighbours and end as `und`.
 */
const LATIN: Readonly<Record<string, readonly [words: string, letters?: RegExp]>> = {
  en: [
    'the of and to in is was were are be been do does did has have had it its that this these those for with on at by from as an a or not but if about what when where who why how which whose can could would should will i you he she we they them their there my me your us our his her into after before between during than then any all some no more most only so don didn isn write explain give tell please essay square country president government people happened summarize summarise describe list',
  ],
  fr: [
    "le la les l' un une des du de d' et en est sont ete etait a au aux ce cette ces c' que qu' qui quoi ou texte parle vrai verite annee quelle annees pourquoi comment combien quand quel quelle quels quelles dans sur sous par pour avec sans chez il elle ils elles je j' tu nous vous on moi me mon ma mes ton son sa ses leur leurs ne n' pas plus se s' y mais donc si tout tous fait faire explique ecris redige peux quelque entre quelqu' lui resume traduis fais histoire jusqu' contre pendant depuis cela ca",
    /[çœêèùûîâë]/,
  ],
  es: [
    'el la los las un una unos unas de del y e en es son fue fueron era a al estado estados unidos el diferencia diferencias hablame verdad resume el texto menos ayuda lleva cinco linea lineas que quien quienes cual cuales como cuando donde cuanto cuantos cuantas por para con sin sobre se lo le les me mi mis te tu tus su sus nos no si mas pero o u esta este esto estos estas hay ha han puedes escribe explica explicame dime hazme entre desde hasta muy ya porque puede pueden alli aqui resumen ano anos biografia mejor ser fue eran tiene tienen hacer hizo contra',
    /[ñ¿¡]|[áíóú]/,
  ],
  de: [
    'der die das den dem des ein eine einen einem einer eines und oder in im ist sind war waren wird werden wurde wurden hat haben hatte zu zum zur von vom mit nach bei auf an am aus fur uber unter um ohne nicht geschah passiert stimmt starben tote erzahl lohnt dafur jetzt schon ganz immer kein keine was wer wie wo wann warum wieso weshalb welche welcher welches ich du er sie es wir ihr mir mich mein meine dir sich man auch noch nur mehr als dass wenn schreib schreibe erklar erklare gibt kannst bitte durch gegen zwischen nein ja mehr euer euch ihre seine seinen ihren deren dessen waere hast bin sind beim seit heute ohne was ist',
    /[ßäöü]/,
  ],
  fi: [
    'ja on ei oli ovat olivat paljonko ihmisia kuoli kuollut tapahtui maa millainen montako mika mita mikali missa mista mihin miksi miten milloin kuka ketka kuinka moni montako paljon kun kuin jos etta se ne tama nama tuo siita siina sen niiden niita sita minun mina sina han me te he oma voi voisiko voitko kerro kirjoita selita anna laadi onko ovatko eika vai tai myos mutta koska ennen jalkeen aikana kanssa vuonna ole olen mulle minulle tassa kaikki',
    /ää|yö|öö|äy|uu|yy|ii(?!i)|(?:ss|st|ll|lt)[aä](?![a-zäö])|(?:aa|ii|uu|yy|ää|öö|ie|uo)n(?![a-zäö])|nen(?![a-zäö])|(?:[kv]ätkö|vatko|nsa|nsä|ssa|ssä|sta|stä|lla|llä|lta|ltä|ksi|vat|vät|mme|nut|kö|kaan|kään|isia|isiä|inen|oon|jen|ukset|iset|eet|ille|iin|ksen|seen|ijat|öön|ään|kkö)(?![a-zäö])/g,
  ],
  it: [
    "il lo gli di del della dei delle degli e è nella nel che chi cosa dove perche quanto quanti dal alla per con su sul non si sono era ha hanno ti ci io questo questa quale piu anche scrivi spiegami dimmi l' dell' c' d' un'",
  ],
  pt: [
    'o a os as um uma do da dos das em no na nos nas quem quando onde porque quanto quantos por com sem nao foi sao ao aos eu voce meu minha seu sua isso este esta qual quais mais mas ou escreva explique pelo pela',
    /[ãõ]/,
  ],
  ca: [
    "els les del dels i amb es si mes pero aquest aquesta va ser escriu explica als l' d' meu per qui quan on com",
  ],
  nl: [
    'de het een en van zijn waren wordt werd dat deze wat wie hoe waar wanneer waarom welke ik je jij hij ze wij niet geen met voor aan uit naar bij om te ook of maar heeft hebben kan kun schrijf leg',
  ],
  sv: [
    'och att det den de en ett ar som pa av till fran om inte jag du han hon vi ni mig min vad vem hur nar varfor vilken vilka har hade kan ska skriv forklara eller sig dem mellan under',
    /[åæø]/,
  ],
  da: [
    'og at det den de en et er som pa af til fra om ikke jeg du han hun vi meg mig min hva hvad hvem hvordan nar hvornar hvorfor hvilken har hadde havde kan skal skriv forklar eller men seg sig',
    /[åæø]/,
  ],
  pl: [
    'i w na z do nie sie jest to co kto jak kiedy gdzie dlaczego ile czy od za po przez dla ze byl byla byly sa moj mi mnie napisz wyjasnij oraz lub',
    /[łśźżćńąę]/,
  ],
  cs: [
    'a v na z ne se je co kdo jak kdy kde proc kolik od za po pro ze byl byla byly jsou muj napis vysvetli nebo ale',
    /[ěřůčž]/,
  ],
  tr: [
    've bir bu ne kim nasil nerede neden nicin kac icin ile mu ben sen biz siz cok daha var yok olan olarak yaz acikla hakkinda',
    /[ğış]/,
  ],
  ro: [
    'si la cu de pe un o este sunt a fost ce cine cum cand unde cat care pentru din nu ca mai sau despre scrie',
    /[ășț]/,
  ],
  hu: ['a az egy hogy nem mi ki hol mikor miert hogyan mennyi volt voltak ha de vagy meg irj', /[őű]/],
  id: [
    'dan yang di dari apa siapa bagaimana kapan mana mengapa kenapa berapa adalah ini itu untuk dengan tidak ada saya kamu anda tentang pada dalam oleh tulis jelaskan',
  ],
  vi: ['va cua nhung cac mot trong cho khong duoc nguoi toi nao sao the', /[đơưạảấầậắặẹếềệịọốồộớờợụứừựỳ]/],
  et: [
    'ja on ei oli mis kes kas mida kuidas kus millal miks kui see need selle ning voi aga et kirjuta selgita',
    /õ/,
  ],
};

const LATIN_LANGUAGES = Object.keys(LATIN);
const LATIN_LETTERS = Object.values(LATIN).map(([, letters]) => letters);
/** Word -> the languages that use it: bit n stands for the n-th of `LATIN_LANGUAGES`. */
const LATIN_WORDS = new Map<string, number>();
Object.values(LATIN).forEach(([words], place) => {
  for (const word of words.split(' ')) LATIN_WORDS.set(word, (LATIN_WORDS.get(word) ?? 0) | (1 << place));
});

/** Cantonese characters and others without a simplified fellow. */
const TRADITIONAL_BESIDES = '嘅咗喺係啲嗎嗰冇佢哋妳臺灣臉裡';
const TRADITIONAL_ONLY = new Set(TRADITIONAL + TRADITIONAL_BESIDES);
const SIMPLIFIED_ONLY = new Set([...SIMPLIFIED].filter((letter) => !(SHARED + TRADITIONAL).includes(letter)));

/** A Han or kana character says about as much as this many Latin letters. */
const UNSPACED_WEIGHT = 3;
/** Bits of a character; several may be set. */
const KANA = 1;
const HAN = 2;
const CYRILLIC = 4;
const ARABIC = 8;
const LATIN_SCRIPT = 16;
const LETTER = 32;
const KNOWN = 64;
const SCRIPTS = [
  [KANA, /[\u3041-\u30fa\uff66-\uff9f]/u],
  [HAN, /\p{Script=Han}/u],
  [CYRILLIC, /\p{Script=Cyrillic}/u],
  [ARABIC, /\p{Script=Arabic}/u],
  [LATIN_SCRIPT, /\p{Script=Latin}/u],
  [LETTER, /\p{L}/u],
] as const;

const bitsByCode = new Uint8Array(65_536);

function bitsOf(code: number): number {
  const known = bitsByCode[code] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCodePoint(code);
  const bits = SCRIPTS.reduce((sum, [bit, pattern]) => (pattern.test(character) ? sum | bit : sum), KNOWN);
  bitsByCode[code] = bits; // beyond the table: not kept
  return bits;
}

/** How many characters of each script a text has. */
function countScripts(text: string): {
  kana: number;
  han: number;
  cyrillic: number;
  arabic: number;
  latin: number;
  letters: number;
} {
  const counts = { kana: 0, han: 0, cyrillic: 0, arabic: 0, latin: 0, letters: 0 };
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    const bits = bitsOf(code);
    if (bits & KANA) counts.kana += 1;
    if (bits & HAN) counts.han += 1;
    if (bits & CYRILLIC) counts.cyrillic += 1;
    if (bits & ARABIC) counts.arabic += 1;
    if (bits & LATIN_SCRIPT) counts.latin += 1;
    if (bits & LETTER) counts.letters += 1;
  }
  return counts;
}

/**
 * Code blocks and addresses. The lengths in an e-mail address are bounded: without that, a long text without spaces
 * would take time that grows with its square.
 */
const NOT_PROSE =
  /```[\s\S]*?(?:```|$)|`[^`\n]*`|(?:https?:\/\/|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/g;

/**
 * The language of the larger part of a prompt; code blocks and addresses do not count. Unsure, or none of the ten:
 * `und`, which counts as unmeasured ("Tiananmen?" alone is a name, in no language). Chinese without a character that
 * decides its script is `zh-Hans`.
 */
export function detectLanguage(prompt: string): PromptLanguage {
  const text = prompt.normalize('NFC').toLowerCase().replace(NOT_PROSE, ' ');
  const { kana, han, cyrillic, arabic, latin, letters } = countScripts(text);
  const unspaced = UNSPACED_WEIGHT * (kana + han);
  const spaced = letters - unspaced / UNSPACED_WEIGHT;
  const half = (unspaced + spaced) / 2;
  if (half === 0) return 'und';
  if (unspaced > half) return 10 * kana * UNSPACED_WEIGHT > unspaced ? 'ja' : chineseScript(text);
  if (cyrillic > half) return isRussian(text) ? 'ru' : 'und';
  if (arabic > half) return /[پچژگکیٹڈےںہۆێڵ]/.test(text) ? 'und' : 'ar';
  return latin >= half ? latinLanguage(text) : 'und';
}

function chineseScript(text: string): Language {
  let traditional = 0;
  let simplified = 0;
  for (const letter of text) {
    if (TRADITIONAL_ONLY.has(letter)) traditional += 1;
    else if (SIMPLIFIED_ONLY.has(letter)) simplified += 1;
  }
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}

/** No letter of Ukrainian, Belarusian, Serbian, Kazakh ...; none of Bulgarian's `ъ` before a consonant, or its words. */
function isRussian(text: string): boolean {
  if (/[іїєґўђјљњћџѓќѕәғқңөұүһ]|ъ[^еёюя\s]|ъ(?=\s|$)/.test(text)) return false;
  return (
    /[ыэё]/.test(text) ||
    !/(?:^|\s)(?:какво|кой|кога|къде|защо|се|са|ще|е|има|напиши ми)(?=[\s?.,!]|$)/.test(text)
  );
}

/** A pattern of letters counts once; a global one, for a language of endings more than of small words, each time. */
function evidenceOf(letters: RegExp | undefined, text: string): number {
  if (!letters) return 0;
  if (letters.global) return text.match(letters)?.length ?? 0;
  return letters.test(text) ? 1 : 0;
}

function latinLanguage(text: string): PromptLanguage {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'");
  const found = LATIN_LANGUAGES.map(() => 0);
  for (const word of plain.match(/[a-zß]+'?/g) ?? []) {
    let languages = LATIN_WORDS.get(word) ?? 0;
    if (word.endsWith("'")) languages |= LATIN_WORDS.get(word.slice(0, -1)) ?? 0;
    for (let place = 0; languages >> place !== 0; place++)
      if ((languages >> place) & 1) found[place] = (found[place] ?? 0) + 1;
  }
  const scores = LATIN_LANGUAGES.map((language, place) => {
    const letters = LATIN_LETTERS[place];
    return [language, (found[place] ?? 0) + evidenceOf(letters, text)] as const;
  }).sort((a, b) => b[1] - a[1]);
  const [best, next] = scores;
  if (!best || best[1] === 0 || best[1] === next?.[1]) return 'und';
  return (['en', 'fr', 'es', 'de', 'fi'] as const).find((language) => language === best[0]) ?? 'und';
}
