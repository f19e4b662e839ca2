import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { unmask } from './unmask.ts';

describe('unmask', () => {
  it.each([
    ['dots in a word', 't.i.a.n.a.n.m.e.n', 'tiananmen'],
    ['spaced letters', 'x i j i n p i n g', 'xijinping'],
    ['digits for letters', 't1an4nmen', 'tiananmen'],
    ['a Cyrillic letter in a Latin word', 'tibеt', 'tibet'],
    ['digits in a Russian word', 'т4ибет', 'таибет'],
    ['signs between Chinese letters', '法*轮/功', '法轮功'],
  ])('%s', (_name, text, expected) => {
    expect(unmask(normalise(text)).map((reading) => reading.text)).toContain(expected);
  });

  it.each(['a plain question about trains', 'платформа 9', '台湾'])('leaves %s alone', (text) => {
    expect(unmask(normalise(text))).toEqual([]);
  });

  it('says where the reading differs', () => {
    expect(unmask('see t.ibet, or t1bet')).toEqual([
      { text: 'see tibet, or t1bet', changes: [5] },
      { text: 'see tibet, or tibet', changes: [5, 15] },
    ]);
  });

  it('names every change, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab1.@ а*'), maxLength: 30 });
    fc.assert(
      fc.property(text, (prompt) => {
        for (const reading of unmask(normalise(prompt))) {
          expect(reading.changes.length).toBeGreaterThan(0);
          expect(reading.changes).toEqual(reading.changes.toSorted((a, b) => a - b));
          for (const change of reading.changes) expect(change).toBeLessThan(reading.text.length);
        }
      }),
    );
  });
});
