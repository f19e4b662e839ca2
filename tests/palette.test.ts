import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, test } from 'vitest';

/**
 * Colours of badge, card and pages: words and marks stand out from their ground (WCAG 2.2, 1.4.3 and 1.4.11), and those that mean
 * something different look different to readers who see fewer colours (the model of Machado, Oliveira and Fernandes, 2009,
 * doi:10.1109/TVCG.2009.113, at full severity). Colour is never the only sign; this is beyond that.
 */

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Custom properties of the rules whose selector is this one. */
function tokens(css: string, selector: string): Record<string, string> {
  const rules = [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{(?=([^{}]*))/g)];
  const own = rules.filter(([, names]) => names?.split(',').some((name) => name.trim() === selector));
  return Object.fromEntries(
    own.flatMap(([, , body]) =>
      [...(body ?? '').matchAll(/--([\w-]+):\s*(#\w+)/g)].map(([, name, value]) => [name ?? '', value ?? '']),
    ),
  );
}

const badgeCss = read('utils/badge/badge.css');
const pagesCss = read('components/tokens.css');
const TONES = ['caution', 'known', 'note'] as const;

/** `light-dark(a, b)` of the pages' tokens. */
const pages = Object.fromEntries(
  [...pagesCss.matchAll(/--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

const badgeTone = (tone: (typeof TONES)[number], theme: 'light' | 'dark') =>
  tokens(badgeCss, theme === 'light' ? `.${tone}` : `& .${tone}`);
const badgeBase = (theme: 'light' | 'dark') =>
  tokens(badgeCss, theme === 'light' ? ':host' : ':host([data-theme="dark"])');

const EYES = {
  'no red': filterDeficiencyProt(1),
  'no green': filterDeficiencyDeuter(1),
  'no blue': filterDeficiencyTrit(1),
};
/** A difference of 5 is seen at a glance side by side; what stands apart in a page needs more. */
const APART = 10;

const differs = differenceCiede2000();

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(TONES)('a badge of tone %s: words 4.5 : 1, its mark 3 : 1', (tone) => {
    const { text, ground, mark } = badgeTone(tone, theme);
    expect(wcagContrast(text ?? '', ground ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(mark ?? '', badgeBase(theme).card ?? '')).toBeGreaterThanOrEqual(3);
  });

  test('card and pages: words 4.5 : 1, focus and marks 3 : 1', () => {
    const { ink, muted, card, focus } = badgeBase(theme);
    for (const colour of [ink, muted])
      expect(wcagContrast(colour ?? '', card ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(focus ?? '', card ?? '')).toBeGreaterThanOrEqual(3);
    const of = (name: string) => pages[name]?.[theme] ?? '';
    for (const ground of ['page', 'card'])
      for (const colour of ['ink', 'muted', 'text-caution'])
        expect(wcagContrast(of(colour), of(ground)), `${colour} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const colour of ['focus', 'mark-note', 'mark-caution'])
      expect(wcagContrast(of(colour), of('page')), colour).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.keys(EYES) as (keyof typeof EYES)[])(
    'with %s in the eye: warning and plain marks differ',
    (eye) => {
      const seen = (colour: string) => EYES[eye](parse(colour) ?? { mode: 'rgb', r: 0, g: 0, b: 0 });
      const note = badgeTone('note', theme).mark ?? '';
      for (const tone of ['caution', 'known'] as const) {
        const mark = badgeTone(tone, theme).mark ?? '';
        expect(differs(seen(mark), seen(note)), tone).toBeGreaterThan(APART);
      }
      const plain = pages['mark-note']?.[theme] ?? '';
      expect(differs(seen(pages['mark-caution']?.[theme] ?? ''), seen(plain))).toBeGreaterThan(APART);
    },
  );
});
