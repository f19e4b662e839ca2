// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { GENERATIONS, showFixture } from './fixtures/load.ts';
import { SELECTORS } from './selectors.ts';

interface Expected {
  /** Matches in the fixture of generation A, B and C. */
  readonly matches: readonly [number, number, number];
  /** Where the selector is applied; the whole page when not given. */
  readonly within?: string;
}

const EXPECTED: Record<keyof typeof SELECTORS, Expected> = {
  message: { matches: [2, 2, 4] },
  assistant: { matches: [1, 1, 2] },
  user: { matches: [1, 1, 2] },
  promptText: { matches: [1, 1, 1], within: SELECTORS.user },
  prose: { matches: [1, 2, 3] },
  aside: { matches: [2, 1, 2] },
  noise: { matches: [1, 1, 0], within: SELECTORS.prose },
  retry: { matches: [1, 1, 1] },
  modelLink: { matches: [0, 1, 1], within: SELECTORS.assistant },
  providerLogo: { matches: [0, 1, 1] },
  stop: { matches: [0, 0, 1], within: 'form' },
  composerLine: { matches: [1, 1, 1] },
  announcer: { matches: [1, 1, 1] },
  svelteKit: { matches: [1, 1, 1] },
};

describe.each(GENERATIONS.map((generation, i) => [generation, i] as const))(
  'generation %s',
  (generation, i) => {
    it.each(Object.entries(EXPECTED))('%s', (name, { matches, within }) => {
      showFixture(generation);
      const selector = SELECTORS[name as keyof typeof SELECTORS];
      const scopes = within ? [...document.querySelectorAll(within)] : [document];
      const found = scopes.flatMap((scope) => [...scope.querySelectorAll(selector)]);
      expect(found.length).toBe(matches[i]);
    });
  },
);
