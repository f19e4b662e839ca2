// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { GENERATIONS, showFixture } from './fixtures/load.ts';
import { MESSAGE, SELECTORS } from './selectors.ts';

interface Expected {
  /** Matches in the fixture of generation A, B and C. */
  readonly matches: readonly [number, number, number];
  /** Where the selector is applied; the whole page when not given. */
  readonly within?: string;
}

const USER = `[${MESSAGE.id}][${MESSAGE.type}="${MESSAGE.user}"]`;
const ASSISTANT = `[${MESSAGE.id}][${MESSAGE.role}="${MESSAGE.assistant}"]`;

const EXPECTED: Record<keyof typeof SELECTORS, Expected> = {
  message: { matches: [2, 2, 4] },
  promptText: { matches: [1, 1, 1], within: USER },
  prose: { matches: [1, 2, 3] },
  aside: { matches: [2, 1, 2] },
  noise: { matches: [1, 1, 0], within: SELECTORS.prose },
  retry: { matches: [1, 1, 1] },
  modelLink: { matches: [0, 1, 1], within: ASSISTANT },
  providerLogo: { matches: [0, 1, 1] },
  stop: { matches: [0, 0, 1], within: 'form' },
  form: { matches: [2, 1, 2] },
  editor: { matches: [1, 1, 2] },
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

it('tells an assistant message from a user message', () => {
  showFixture('c');
  expect([ASSISTANT, USER].map((selector) => document.querySelectorAll(selector).length)).toEqual([2, 2]);
});
