import type { Verdict } from './types.ts';

/**
 * What a reader may paste when contesting a badge: ids and levels only, never prompt, answer, matched terms or
 * conversation. Not translated, so that whoever receives it can read it.
 */
export function factsOf({ answer, assessment, knowledge }: Verdict, extensionVersion: string): string {
  const headline = assessment.perTopic[0];
  return Object.entries({
    model: answer.model.id || 'unknown',
    'model read from': answer.model.origin,
    provider: answer.model.provider || 'unknown',
    topics: assessment.topics.join(' ') || 'none',
    language: assessment.language,
    level: assessment.level,
    basis: headline?.basis ?? 'none',
    behaviours: assessment.behaviours.join(' ') || 'none',
    signal: `${assessment.signal} ${assessment.score.toFixed(2)}`,
    list: `${knowledge.list.version} (${knowledge.list.generated})`,
    extension: extensionVersion,
  })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
