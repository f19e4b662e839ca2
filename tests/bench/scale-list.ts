import type { KnowledgeList, Term } from '../../utils/knowledge/types.ts';

/** Letters that may stand for each other without a word of one language looking like one of another. */
const ALPHABETS = [
  'aeiou',
  'bcdfghjklmnpqrstvwxyz',
  'аеиоуыэюя',
  'бвгджзклмнпрстфхцчшщ',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
].map((letters) => [...letters]);
const HAN_FIRST = 0x4e00;
const HAN_COUNT = 0x51a5;
const KANA = [
  ...'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん',
];

/** Another word of the same length and script: each letter by another of its alphabet, the same one for each copy. */
function disguise(text: string, copy: number): string {
  return [...text.toLowerCase()]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code >= HAN_FIRST && code < HAN_FIRST + HAN_COUNT)
        return String.fromCodePoint(HAN_FIRST + ((code - HAN_FIRST + copy * 1009) % HAN_COUNT));
      const alphabet = [...ALPHABETS, KANA].find((letters) => letters.includes(letter));
      if (!alphabet) return letter;
      return alphabet[(alphabet.indexOf(letter) + copy) % alphabet.length] ?? letter;
    })
    .join('');
}

const disguiseTerms = (terms: readonly Term[], copy: number): Term[] =>
  terms.map((term) => ({ ...term, text: disguise(term.text, copy) }));

/**
 * A list so many times as large: copies of every topic and model under other ids, with other words of the same lengths
 * and scripts. Groups are vocabulary that topics share and stay. The same list each time.
 */
export function scaleList(list: KnowledgeList, times: number): KnowledgeList {
  const copies = Array.from({ length: times - 1 }, (_, index) => index + 1);
  return {
    ...list,
    topics: [
      ...list.topics,
      ...copies.flatMap((copy) =>
        list.topics.map((topic) => ({
          ...topic,
          id: `${topic.id}_${copy}`,
          parent: topic.parent && `${topic.parent}_${copy}`,
          terms: disguiseTerms(topic.terms, copy),
          notContexts: disguiseTerms(topic.notContexts, copy),
          anchors: disguiseTerms(topic.anchors, copy),
        })),
      ),
    ],
    models: [
      ...list.models,
      ...copies.flatMap((copy) => list.models.map((model) => ({ ...model, id: `${model.id}-v${copy}.9` }))),
    ],
  };
}
