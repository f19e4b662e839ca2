import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an assessment costs depends on the script of the text and on how much of it is on a topic. */
export interface Sample {
  readonly name: string;
  /** 2,000 characters: the size of the budget. */
  readonly prompt: string;
  /** 8,000 characters. */
  readonly answer: string;
}

const PROMPT_CHARS = 2_000;
const ANSWER_CHARS = 8_000;

const repeated = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Prompts of one kind from `tests/prompts`, one after the other. */
function prompts(language: string, isWanted: (topics: readonly string[]) => boolean): string {
  const path = join(import.meta.dirname, `../prompts/dev-${language}.jsonl`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): { text: string; topics: string[] } => JSON.parse(line))
    .filter(({ topics }) => isWanted(topics))
    .map(({ text }) => text)
    .join('\n');
}

/** The answers of a fixture of the stand-in, the longest first. */
function answers(fixture: string): string {
  const path = join(import.meta.dirname, `../standin/fixtures/${fixture}.json`);
  const file: { answers: { answer: string | string[] }[] } = JSON.parse(readFileSync(path, 'utf8'));
  return file.answers
    .flatMap(({ answer }) => answer)
    .sort((a, b) => b.length - a.length)
    .join('\n\n');
}

const onTopic = (topics: readonly string[]): boolean => topics.length > 0;

/** An ordinary prompt, and prompts as full of topics as a text can be, in four scripts; answers that go on at length. */
export const SAMPLES: readonly Sample[] = (
  [
    ['ordinary English', 'en', 'en', (topics) => topics.length === 0],
    ['English on topics', 'en', 'en', onTopic],
    ['Chinese on topics', 'zh-Hans', 'zh', onTopic],
    ['Russian on topics', 'ru', 'ru', onTopic],
    ['Arabic on topics', 'ar', 'ar', onTopic],
  ] satisfies readonly [string, string, string, typeof onTopic][]
).map(([name, language, fixture, isWanted]) => ({
  name,
  prompt: repeated(prompts(language, isWanted), PROMPT_CHARS),
  answer: repeated(answers(fixture), ANSWER_CHARS),
}));
