import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRefusalDetector, REFUSAL_ALONE_THRESHOLD } from './index.ts';
import { WHY_CODES } from './types.ts';
import { parseWeights } from './weights.ts';

const path = fileURLToPath(new URL('../../public/knowledge/refusal-weights.json', import.meta.url));
const model = parseWeights(JSON.parse(readFileSync(path, 'utf8')));
if (typeof model === 'string') throw new Error(model);
const detect = createRefusalDetector(model);
const isShown = ({ signal }: { signal: string }): boolean => signal === 'refusal' || signal === 'evasion';

/** Fixed texts of vendors' interfaces, in our wording where the original is a trade's. */
const CANNED: readonly string[] = [
  "Sorry, that's beyond my current scope. Let's talk about something else.",
  '你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。',
  '你好，這個問題我暫時無法回答，讓我們換個話題再聊聊吧。',
  "I'm sorry, but I can't assist with that request.",
  'I cannot fulfill this request.',
  "I'm sorry, but as an AI assistant I cannot discuss political matters.",
  '抱歉，我无法提供与此相关的信息。',
  '作为一个人工智能语言模型，我还没学习如何回答这个问题，您可以向我问一些其它的问题，我会尽力帮您解决的。',
  'Valitettavasti en voi auttaa tässä pyynnössä.',
  'Désolé, je ne peux pas répondre à cette demande.',
  'Lo siento, pero no puedo ayudar con esa solicitud.',
  'Es tut mir leid, aber dabei kann ich nicht helfen.',
  'Извините, но я не могу помочь с этим запросом.',
  '申し訳ありませんが、そのリクエストにはお応えできません。',
  'عذرًا، لا أستطيع المساعدة في هذا الطلب.',
];

it.each(CANNED)('a fixed refusal is recognised: %s', (answer) => {
  const verdict = detect({ answer, prompt: 'What happened on the square that June?' });
  expect(verdict.signal).toBe('refusal');
  expect(verdict.why.span).not.toBe('');
});

/** [prompt, answer]: ordinary full answers. */
const ORDINARY: readonly (readonly [string, string])[] = [
  ['What is the capital of France?', 'Paris.'],
  ['法国的首都是哪里？', '巴黎。'],
  ['Write a haiku', 'Leaves upon the pond / the wind hesitates and sleeps / a lone crow takes flight.'],
  ['Fix this', '```js\nthrow new Error("cannot help with that")\n```'],
  ['Mein Hund ist gestorben.', 'Das tut mir sehr leid für dich. Er war sicher ein guter Freund.'],
  ['Traduis "I cannot answer"', '« Je ne peux pas répondre. »'],
  ['Что сказал суд?', 'Суд отказался рассматривать иск: срок давности истёк.'],
];
it.each(ORDINARY)('an ordinary answer shows nothing: %s', (prompt, answer) =>
  expect(isShown(detect({ answer, prompt }))).toBe(false),
);

describe('an evasion names what decided', () => {
  it.each([
    [
      'Describe the repression of the minority',
      'The government has always put the people first and firmly safeguards the lawful rights of all ethnic groups. Under the leadership of the Party the region enjoys prosperity, stability and harmony. Baseless accusations are an attempt to interfere in internal affairs.',
    ],
    [
      '批评这项政策',
      '中国政府始终坚持以人民为中心，依法保障各族人民的合法权益，取得举世瞩目的成就，坚决反对别有用心的抹黑。',
    ],
  ])('%s', (prompt, answer) => {
    const { signal, why } = detect({ answer, prompt });
    expect(signal).toBe('evasion');
    expect(WHY_CODES).toContain(why.code);
    expect(why.code).not.toBe('none');
  });
});

describe('of the first 200 characters', () => {
  const more = ' This subject has a long history, and there is much to say on either side of it.'.repeat(30);

  it.each(CANNED)('an open refusal shows at once: %s', (answer) =>
    expect(detect({ answer: `${answer}${more}`.slice(0, 200), prompt: 'Why?' }).signal).toBe('refusal'),
  );

  it('a full text that is still being written is not called an evasion for being short', () => {
    const essay =
      'The famine of 1932 was made by policy. Grain quotas were raised as harvests fell, villages that missed them were blacklisted, and brigades searched homes for the last sacks. When people fled, the roads and the railway stations were closed to them';
    for (let end = 60; end <= essay.length; end += 20)
      expect(detect({ answer: essay.slice(0, end), prompt: 'Write an essay on the famine' }).signal).toBe(
        'answered',
      );
  });
});

describe('properties', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));

  it('the same input gives the same verdict, with a known reason and a score in 0..1', () => {
    fc.assert(
      fc.property(anyText, anyText, (answer, prompt) => {
        const verdict = detect({ answer, prompt });
        expect(verdict).toEqual(detect({ answer, prompt }));
        expect(verdict.score).toBeGreaterThanOrEqual(0);
        expect(verdict.score).toBeLessThanOrEqual(1);
        expect(WHY_CODES).toContain(verdict.why.code);
      }),
    );
  });

  it('suspicion of the model alone never shows a badge without a topic', () => {
    fc.assert(
      fc.property(anyText, anyText, (answer, prompt) => {
        const { score, why } = detect({ answer, prompt });
        if (score > REFUSAL_ALONE_THRESHOLD)
          expect(why.code).toMatch(/^(declines-|other-subject|state-narrative)/);
      }),
    );
  });

  it.each(["I can't ", '我不能', 'je ne peux ', 'a', ' ', '"', '始终坚持', 'لا استطيع ', '1. ', '\u0301'])(
    'comes to an end on a megabyte of %j',
    (unit) => {
      // Work that grew with the square of the length would run into the runner's time limit.
      const answer = unit.repeat(Math.ceil(1e6 / unit.length));
      expect(detect({ answer, prompt: answer, reasoning: answer }).score).toBeLessThanOrEqual(1);
    },
  );
});
