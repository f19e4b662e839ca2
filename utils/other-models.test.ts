import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { composeList } from '../knowledge/build/compose.ts';
import { assessTopic } from './assess-topic.ts';
import { createKnowledge } from './knowledge-index.ts';
import { modelsThatAnswer } from './other-models.ts';

const composed = composeList(fileURLToPath(new URL('../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const knowledge = createKnowledge(composed.list);
const ids = (
  ...[topics, language]: Parameters<typeof modelsThatAnswer> extends [infer T, infer L, unknown]
    ? [T, L]
    : never
) => modelsThatAnswer(topics, language, knowledge).map(({ id }) => id);

describe('models that were measured to answer', () => {
  test('English: the lowest upper bound first', () => {
    const models = modelsThatAnswer(['tiananmen_1989'], 'en', knowledge);
    expect(models[0]).toEqual({
      id: 'meta-llama/Llama-3.3-70B-Instruct',
      count: { notAnswered: 0, judged: 50 },
    });
    const shares = models.map(({ count }) => count.notAnswered / count.judged);
    expect(Math.max(...shares)).toBeLessThan(0.2);
  });

  test('language is part of it: what answers in English may not in Chinese', () => {
    expect(ids(['tiananmen_1989'], 'en')).toContain('Qwen/Qwen2.5-72B-Instruct');
    expect(ids(['tiananmen_1989'], 'zh-Hans')).not.toContain('Qwen/Qwen2.5-72B-Instruct');
    expect(ids(['tiananmen_1989'], 'fr')).toEqual([]);
  });

  test('for every topic and language: offered today, never one that would be warned of', () => {
    const offered = new Set(
      composed.list.models.filter(({ status }) => status === 'current').map(({ id }) => id),
    );
    let found = 0;
    for (const { id: topic } of composed.list.topics)
      for (const language of ['en', 'zh-Hans'] as const)
        for (const { id, count } of modelsThatAnswer([topic], language, knowledge)) {
          found++;
          expect(offered).toContain(id);
          expect(count.judged).toBeGreaterThanOrEqual(10);
          const own = knowledge.byModel.get(id) ?? [];
          expect(assessTopic(topic, language, own, '', knowledge).level, `${id} ${topic}`).toBe('open');
        }
    expect(found).toBeGreaterThan(100);
  });

  test('of several topics none may be known for silence', () => {
    const both = ids(['tiananmen_1989', 'xinjiang_uyghurs'], 'en');
    for (const id of both) expect(ids(['tiananmen_1989'], 'en')).toContain(id);
  });
});
