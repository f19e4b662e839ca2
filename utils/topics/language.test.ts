import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type PromptLanguage } from '../knowledge/types.ts';
import { detectLanguage } from './language.ts';

const prompts = (language: string): string[] =>
  readFileSync(join(import.meta.dirname, `../../tests/prompts/dev-${language}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { kind: string; text: string })
    .filter(({ kind }) => kind !== 'obfuscated')
    .map(({ text }) => text);

/** Short prompts as people type them. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Is Taiwan a country?',
    'who is xi jinping',
    'what happened in 1989',
    'tell me about Tibet',
    'why?',
    'Explain the Great Leap Forward',
    'list of Chinese dynasties',
    'Write a poem about Lhasa',
    'How many died',
    'is this true',
  ],
  'zh-Hans': [
    '台湾是国家吗',
    '习近平是谁',
    '六四',
    '天安门',
    '这是真的吗',
    '为什么',
    '写一首诗',
    '中国有多少人',
    '西藏',
    '他们为什么抗议',
  ],
  'zh-Hant': [
    '台灣是國家嗎',
    '習近平是誰',
    '天安門',
    '這是真的嗎',
    '為什麼',
    '寫一首詩',
    '請問這個怎麼辦',
    '香港發生了什麼事',
    '他哋點解要抗議',
    '說明一下',
  ],
  fr: [
    'Taïwan est-elle un pays ?',
    'qui est xi jinping',
    "que s'est-il passé en 1989",
    'parle-moi du Tibet',
    'pourquoi ?',
    'Écris un poème sur Lhassa',
    'combien de morts',
    "c'est vrai ?",
    'Explique la Révolution culturelle',
    'résume le texte',
  ],
  es: [
    '¿Es Taiwán un país?',
    'quién es xi jinping',
    'qué pasó en 1989',
    'háblame del Tíbet',
    '¿por qué?',
    'Escribe un poema sobre Lhasa',
    'cuántos murieron',
    '¿es verdad?',
    'Explica la Revolución Cultural',
    'resume el texto',
  ],
  de: [
    'Ist Taiwan ein Land?',
    'wer ist xi jinping',
    'was geschah 1989',
    'Erzähl mir von Tibet',
    'warum?',
    'Schreib ein Gedicht über Lhasa',
    'wie viele starben',
    'stimmt das?',
    'Erkläre die Kulturrevolution',
    'und danach?',
  ],
  ru: [
    'Тайвань это страна?',
    'кто такой Си Цзиньпин',
    'что случилось в 1989',
    'Навальный',
    'почему?',
    'Напиши стих о Тибете',
    'сколько погибло',
    'это правда?',
    'Расскажи про Тибет',
    'а потом?',
  ],
  ja: [
    '台湾は国ですか',
    '習近平とは誰',
    '天安門事件について',
    'なぜ？',
    '本当ですか',
    '詩を書いて',
    '何人死んだ？',
    'チベット',
    '文化大革命を説明して',
    'その後は？',
  ],
  fi: [
    'Onko Taiwan maa?',
    'kuka on xi jinping',
    'mitä tapahtui vuonna 1989',
    'kerro Tiibetistä',
    'miksi?',
    'Kirjoita runo Lhasasta',
    'kuinka moni kuoli',
    'onko se totta?',
    'Selitä kulttuurivallankumous',
    'entä sen jälkeen?',
  ],
  ar: [
    'هل تايوان دولة؟',
    'من هو شي جين بينغ',
    'ماذا حدث عام 1989',
    'حدثني عن التبت',
    'لماذا؟',
    'اكتب قصيدة',
    'كم عدد القتلى',
    'هل هذا صحيح؟',
    'اشرح الثورة الثقافية',
    'وبعد ذلك؟',
  ],
};

describe('detectLanguage', () => {
  // Finnish has endings where others have small words; its figures set no level.
  it.each(LANGUAGES.map((language) => [language, language === 'fi' ? 0.15 : 0.05] as const))(
    '%s: misses at most %f of everyday prompts',
    (language, most) => {
      const all = [...prompts(language), ...(SHORT[language] ?? [])];
      const wrong = all.filter((text) => detectLanguage(text) !== language);
      expect(wrong.length / all.length, wrong.join('\n')).toBeLessThanOrEqual(most);
    },
  );

  it.each(
    Object.entries(SHORT).flatMap(([language, texts]) => texts.map((text) => [language, text] as const)),
  )('short, %s: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['nl', 'Wat gebeurde er in 1989 op het Plein van de Hemelse Vrede?'],
    ['nl', 'Is Taiwan een land?'],
    ['nl', 'Schrijf een gedicht over de lente'],
    ['it', 'Che cosa è successo in piazza Tienanmen nel 1989?'],
    ['it', 'Taiwan è un paese?'],
    ['it', 'Scrivi una poesia sulla primavera'],
    ['pt', 'O que aconteceu na Praça da Paz Celestial em 1989?'],
    ['pt', 'Escreva um poema sobre a primavera'],
    ['sv', 'Vad hände på Himmelska fridens torg 1989?'],
    ['sv', 'Är Taiwan ett land?'],
    ['da', 'Hvad skete der på Den Himmelske Freds Plads i 1989?'],
    ['no', 'Hva skjedde på Den himmelske freds plass i 1989?'],
    ['pl', 'Co się stało na placu Tiananmen w 1989 roku?'],
    ['cs', 'Co se stalo na náměstí Nebeského klidu v roce 1989?'],
    ['tr', 'Tiananmen Meydanı’nda 1989’da ne oldu?'],
    ['ro', 'Ce s-a întâmplat în Piața Tiananmen în 1989?'],
    ['hu', 'Mi történt a Tienanmen téren 1989-ben?'],
    ['id', 'Apa yang terjadi di Lapangan Tiananmen pada tahun 1989?'],
    ['vi', 'Chuyện gì đã xảy ra ở Thiên An Môn năm 1989?'],
    ['et', 'Mis juhtus Tiananmeni väljakul 1989. aastal ja kui palju?'],
    ['uk', 'Що сталося на площі Тяньаньмень у 1989 році?'],
    ['bg', 'Какво се случи на площад Тянанмън през 1989 г.?'],
    ['sr', 'Шта се десило на тргу Тјенанмен 1989?'],
    ['kk', 'Тяньаньмэнь алаңында не болды, қанша адам қаза тапты?'],
    ['fa', 'در میدان تیان‌آنمن چه اتفاقی افتاد؟ گزارش کن'],
    ['ur', 'کیا تائیوان ایک ملک ہے؟'],
    ['ko', '천안문 사건에 대해 알려줘'],
    ['th', 'เกิดอะไรขึ้นที่จัตุรัสเทียนอันเหมิน'],
    ['hi', 'तियानमेन चौक पर क्या हुआ था?'],
    ['he', 'מה קרה בכיכר טיאנאנמן?'],
    ['el', 'Τι συνέβη στην πλατεία Τιενανμέν;'],
  ])('%s is none of the ten: %s', (_language, text) => {
    expect(detectLanguage(text)).toBe('und');
  });

  it.each<[string, PromptLanguage, string]>([
    ['a name is in no language', 'und', 'Tiananmen?'],
    ['nothing', 'und', ''],
    ['no letters', 'und', '1989 / 6 / 4 ?!'],
    ['Chinese that no character decides', 'zh-Hans', '六四是什么'.slice(0, 2)],
    [
      'code does not count',
      'de',
      'Warum wirft das einen Fehler?\n```python\nfor i in the_list: print(i)  # what is this\n```',
    ],
    [
      'addresses do not count',
      'fi',
      'Mitä tämä on? https://www.example.com/what-is-the-history-of-the-world',
    ],
    ['the larger part decides: English about a Chinese word', 'en', 'What does 六四 mean in this sentence?'],
    [
      'the larger part decides: Chinese with English names',
      'zh-Hans',
      '请解释一下 Great Firewall 是什么，为什么会有',
    ],
    ['Japanese in Chinese characters for the most part', 'ja', '天安門事件の死者数'],
    ['Cantonese', 'zh-Hant', '點解香港人要上街'],
  ])('%s', (_name, language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
