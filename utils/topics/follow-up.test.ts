import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTopicSource } from '../../knowledge/topic-source.ts';
import { createRecogniser } from './recognise.ts';

/** By terms alone. */
const recognise = createRecogniser(readTopicSource(join(import.meta.dirname, '../../knowledge')));
const topics = (prompt: string, context: readonly string[]): string[] =>
  recognise(prompt, context).map(({ topic }) => topic);

const TIANANMEN = 'What happened on Tiananmen Square in June 1989?';
const RECIPE = 'Give me a recipe for pancakes';

describe('a follow-up', () => {
  it.each([
    'And how many died?',
    'how many people were killed?',
    'Who gave the order, and why?',
    '死了多少人？',
    '死了多少人？真的嗎',
    'Et combien de morts ?',
    '¿Y cuántos murieron?',
    'Und wie viele Tote gab es?',
    'А сколько человек погибло?',
    'それで何人死んだの？',
    'Entä kuinka moni kuoli?',
    'وكم عدد القتلى؟',
  ])('takes the topic of the prompt before: %s', (prompt) => {
    expect(topics(prompt, [TIANANMEN])).toEqual(['tiananmen_1989']);
  });

  it.each([
    'Why do cats purr?',
    'Is it raining in Oslo?',
    'Can you help me with math?',
    'Why is the sky blue?',
    'Who won the world cup?',
    'And what about pasta?',
    '为什么猫会打呼噜？',
    'Pourquoi les chats ronronnent-ils ?',
    'Почему кошки мурлычут?',
  ])('is none where another subject is named: %s', (prompt) => {
    expect(topics(prompt, [TIANANMEN])).toEqual([]);
  });

  it('reaches over follow-ups, three prompts back at most', () => {
    expect(topics('and why?', [TIANANMEN, 'really?', 'who did it?'])).toEqual(['tiananmen_1989']);
    expect(topics('and why?', [TIANANMEN, 'really?', 'who did it?', 'and then?'])).toEqual([]);
  });

  it('does not reach over another subject', () => {
    expect(topics('and why?', [TIANANMEN, RECIPE])).toEqual([]);
  });

  it.each([
    'How many people live in Paris?',
    'and now a recipe for bread',
    'What is the capital of Peru?',
    'Translate that into Python code',
    'Thanks! My train to Lyon leaves at nine, which platform is usual for it',
  ])('is none: %s', (prompt) => {
    expect(topics(prompt, [TIANANMEN])).toEqual([]);
  });

  it('keeps its own topic where it has one', () => {
    expect(topics('And the Armenian genocide?', [TIANANMEN])).toEqual(['turkey_armenian_kurds']);
  });
});
