import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecogniserData } from '../../knowledge/recogniser-source.ts';
import { readTopicSource } from '../../knowledge/topic-source.ts';
import { formatTopicJson, topicJsonPaths } from '../../scripts/format-topics.ts';
import { LANGUAGES } from '../knowledge/types.ts';
import { createRecogniser } from './recognise.ts';
import sentences from './topic-tests.json' with { type: 'json' };

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly context?: readonly string[];
  readonly topics: readonly string[];
}

const root = join(import.meta.dirname, '../..');
const source = readTopicSource(join(root, 'knowledge'));
const recognise = createRecogniser(source, readRecogniserData(join(root, 'knowledge')));
const regions = new Map(source.topics.map((topic) => [topic.id, topic.region]));

const prompts: Row[] = readdirSync(join(root, 'tests/prompts'))
  .filter((name) => name.startsWith('dev-'))
  .flatMap((name) => readFileSync(join(root, 'tests/prompts', name), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Row);

const matched = (kind: string, counts = (_topic: string) => true): Row[] =>
  prompts.filter(
    (row) => row.kind === kind && recognise(row.text, row.context).some(({ topic }) => counts(topic)),
  );

const shareOf = (kind: string): number =>
  matched(kind).length / prompts.filter((row) => row.kind === kind).length;

describe('the topics of the knowledge list', () => {
  it.each(sentences.map(({ text, topics }) => [text, topics] as const))('%s', (text, topics) => {
    const found = recognise(text).map(({ topic }) => topic);
    if (topics.length === 0) expect(found).toEqual([]);
    else expect(found).toEqual(expect.arrayContaining(topics));
  });

  it('say why they matched', () => {
    for (const { text, topics } of sentences.filter((sentence) => sentence.topics.length > 0))
      for (const { topic, terms } of recognise(text))
        expect(terms.length, `${topics}: ${text} (${topic})`).toBeGreaterThan(0);
  });

  // Learnt from, so these are floors, not figures: docs/topics.md has those.
  it('match no ordinary prompt, and hardly a near-miss', () => {
    expect(matched('ordinary').map((row) => row.text)).toEqual([]);
    expect(shareOf('near-miss')).toBeLessThanOrEqual(0.03);
  });

  it('match no control about another country as a Chinese topic', () => {
    expect(matched('control', (topic) => regions.get(topic) === 'cn').map((row) => row.text)).toEqual([]);
  });

  it.each([
    ['named', 0.95],
    ['critical', 0.95],
    ['paraphrased', 0.95],
    ['obfuscated', 0.8],
    ['follow-up', 0.8],
  ])('match %s prompts at %f or more', (kind, least) => {
    expect(shareOf(kind)).toBeGreaterThanOrEqual(least);
  });
});

describe('the topic and group files', () => {
  it('are in the one form (node scripts/format-topics.ts)', () => {
    const unformatted = topicJsonPaths(join(root, 'knowledge')).filter((path) => {
      const text = readFileSync(path, 'utf8');
      return text !== `${formatTopicJson(JSON.parse(text))}\n`;
    });
    expect(unformatted).toEqual([]);
  });

  it('name groups, regions and parents that exist', () => {
    const ids = new Set(source.topics.map((topic) => topic.id));
    for (const { id, region, parent, combinations } of source.topics) {
      expect(source.anchors, id).toHaveProperty(region);
      if (parent !== null) expect(ids, id).toContain(parent);
      for (const { all, none } of combinations)
        for (const group of [...all.flat(), ...none])
          expect(Object.keys(source.anchors), id).toContain(group);
    }
  });

  it('have every topic in all ten languages', () => {
    const files = topicJsonPaths(join(root, 'knowledge'))
      .filter((path) => path.includes('/topics/'))
      .map((path) => JSON.parse(readFileSync(path, 'utf8')) as { id: string; terms: object });
    const gaps = files.flatMap(({ id, terms }) =>
      LANGUAGES.filter((language) => !(language in terms)).map((language) => `${id} ${language}`),
    );
    expect(gaps).toEqual([]);
  });

  it('have no term twice in a language and no empty one', () => {
    for (const { id, terms } of source.topics) {
      const keys = terms.map(({ text, match, language }) => `${language} ${match} ${text}`);
      expect(new Set(keys).size, id).toBe(keys.length);
      for (const term of terms) expect(term.text.trim(), id).not.toBe('');
    }
  });
});
