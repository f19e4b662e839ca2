import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { composeList } from '../knowledge/build/compose.ts';
import { annotateAnswer, hintFor } from './annotation.ts';
import { type BadgeChoices, SHOW_ALL } from './badge-choices.ts';
import type { Answer } from './huggingchat/types.ts';
import { createKnowledge } from './knowledge-index.ts';
import { detectRefusal } from './refusal/index.ts';
import { mutedBy } from './shown.ts';
import { wordsOf } from './wording/testing.ts';

const composed = composeList(fileURLToPath(new URL('../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const knowledge = createKnowledge(composed.list);

const EN = 'What happened at Tiananmen Square in 1989?';
const BOTH = 'Compare the Tiananmen Square massacre with the treatment of Uyghurs in Xinjiang.';
const TOLD = 'In June 1989 the army fired on civilians in Beijing, and many hundreds died. '.repeat(9);
const DECLINED = "Sorry, I can't discuss that topic. Let's talk about something else.";
const ESSAY = 'Write a detailed essay on what happened at Tiananmen Square in 1989.';
const EVASIVE = 'It was a hard time. Many people remember it.';
const R1 = 'deepseek-ai/DeepSeek-R1';

function annotate(model: string, prompt: string, text: string, choices: Partial<BadgeChoices>) {
  const answer: Answer = {
    messageId: '3f0a4c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b',
    prompt,
    earlierPrompts: [],
    text,
    reasoning: '',
    model: { id: model, provider: '', route: '', origin: 'api' },
    source: 'v2',
    shared: false,
  };
  return annotateAnswer(answer, annotatorWith(choices));
}
const annotatorWith = (choices: Partial<BadgeChoices>) => ({
  knowledge,
  detect: detectRefusal,
  words: wordsOf('en'),
  now: new Date('2026-11-27T12:00:00Z'),
  extensionVersion: '0.1.0',
  choices: { ...SHOW_ALL, ...choices },
});

describe('muting takes the badge away, and nothing else: the hooks still say what is concluded', () => {
  const hooks = (view: ReturnType<typeof annotate>) => [view.level, view.topics, view.signal];
  test.each<[string, Partial<BadgeChoices>]>([
    ['the topic', { mutedTopics: ['tiananmen_1989'] }],
    ['the model', { mutedModels: [R1] }],
    ['the language of the question', { mutedLanguages: ['en'] }],
    ['the level', { hiddenLevels: ['known-refusal'] }],
  ])('%s', (_, choices) => {
    const plain = annotate(R1, EN, DECLINED, {});
    const muted = annotate(R1, EN, DECLINED, choices);
    expect(plain.pill).not.toBeNull();
    expect(muted).toMatchObject({ pill: null, card: null, ask: null });
    expect(hooks(muted)).toEqual(hooks(plain));
  });

  test('another topic, model, language or level is not touched', () => {
    const others: Partial<BadgeChoices> = {
      mutedTopics: ['hong_kong'],
      mutedModels: ['deepseek-ai/DeepSeek-V3.1'],
      mutedLanguages: ['zh-Hans'],
      hiddenLevels: ['caution', 'refusal'],
    };
    expect(annotate(R1, EN, DECLINED, others)).toEqual(annotate(R1, EN, DECLINED, {}));
  });

  test('a muted topic takes those under it along', () => {
    const child = composed.list.topics.find(({ parent }) => parent !== null);
    expect(child?.parent).toBeTruthy();
    expect(mutedBy(child?.id ?? '', knowledge, [child?.parent ?? ''])).toBe(child?.parent);
    expect(mutedBy(child?.parent ?? '', knowledge, [child?.id ?? ''])).toBeNull();
    expect(mutedBy('a topic no list has', knowledge, ['another'])).toBeNull();
  });

  test('a model is muted by whatever name the page has for it', () => {
    expect(annotate('DEEPSEEK-AI/deepseek-r1:novita', EN, TOLD, { mutedModels: [R1] }).pill).toBeNull();
    expect(
      annotate('nobody/Stranger:novita', EN, DECLINED, { mutedModels: ['nobody/Stranger'] }).pill,
    ).toBeNull();
  });
});

describe('of several topics, those that are not muted are told', () => {
  test('one left: the card is about it alone', () => {
    const plain = annotate(R1, BOTH, TOLD, {});
    expect(plain.topics).toEqual(expect.arrayContaining(['tiananmen_1989', 'xinjiang_uyghurs']));
    const muted = annotate(R1, BOTH, TOLD, { mutedTopics: ['tiananmen_1989'] });
    expect(muted.pill).not.toBeNull();
    expect(muted.card?.intro).not.toContain('Tiananmen');
    expect(muted.card?.intro).toContain('Uyghur');
    expect(muted.topics).toEqual(plain.topics);
  });

  test('none left: nothing shows, also where the answer declines', () => {
    const all = { mutedTopics: ['tiananmen_1989', 'xinjiang_uyghurs'] };
    expect(annotate(R1, BOTH, DECLINED, all).pill).toBeNull();
  });
});

describe('only strong evidence', () => {
  const strong = { strongOnly: true };
  const shows = (model: string, prompt: string, text: string) =>
    annotate(model, prompt, text, strong).pill !== null;

  test('what most such requests met with stays', () => expect(shows(R1, EN, TOLD)).toBe(true));
  test('documented once: not shown', () => expect(shows('Qwen/QwQ-32B', EN, TOLD)).toBe(false));
  test('sources disagree: not shown', () => expect(shows('deepseek-ai/DeepSeek-V3.2', EN, TOLD)).toBe(false));
  test('an answer that declines shows by itself', () => {
    expect(shows('Qwen/QwQ-32B', EN, DECLINED)).toBe(true);
    expect(shows('zai-org/GLM-5.2', EN, DECLINED)).toBe(true);
  });
  test('one that seems to avoid the question shows only where that is strongly known', () => {
    const evasive = annotate(R1, ESSAY, EVASIVE, {});
    expect(evasive.signal).toBe('evasion');
    expect(shows(R1, ESSAY, EVASIVE)).toBe(true);
    expect(shows('zai-org/GLM-5.2', ESSAY, EVASIVE)).toBe(false);
  });
});

describe('before a question is sent, and in what is offered', () => {
  const question = { draft: EN, context: [], model: R1 };
  const hints = { shown: true, hiddenTopics: [] };
  test.each<[string, Partial<BadgeChoices>, boolean]>([
    ['all', {}, true],
    ['muted topic', { mutedTopics: ['tiananmen_1989'] }, false],
    ['muted model', { mutedModels: [R1] }, false],
    ['muted language', { mutedLanguages: ['en'] }, false],
    ['hidden beside answers', { hiddenLevels: ['caution'] }, true],
  ])('%s', (_, choices, shown) => {
    expect(hintFor(question, hints, annotatorWith(choices)) !== null).toBe(shown);
  });

  test('a muted model is not offered', () => {
    const [best] = annotate(R1, EN, DECLINED, {}).ask?.label.match(/Llama-3.3-70B-Instruct/) ?? [];
    expect(best).toBeDefined();
    const muted = annotate(R1, EN, DECLINED, { mutedModels: ['meta-llama/Llama-3.3-70B-Instruct'] });
    expect(muted.ask?.label).toMatch(/^Ask (?!Llama-3.3)\S+ instead$/);
  });
});
