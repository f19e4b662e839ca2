// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createSteady, holdThrough } from './steady.ts';

/** A scroller 400 px high with 1000 px of messages, scrolled to `top`; happy-dom has no layout, so it is given here. */
function show(top: number, overflowAnchor = 'auto') {
  document.body.innerHTML = `<div id="scroller"><div><p id="first"></p><p id="last"></p></div></div>`;
  const scroller = document.getElementById('scroller') as HTMLElement;
  const last = document.getElementById('last') as HTMLElement;
  scroller.style.overflowY = 'auto';
  scroller.style.setProperty('overflow-anchor', overflowAnchor);
  let above = 700;
  let height = 1000;
  let looks = 0;
  scroller.scrollTop = top;
  Object.defineProperty(scroller, 'scrollHeight', {
    get() {
      looks += 1;
      return height;
    },
  });
  Object.defineProperty(scroller, 'clientHeight', { get: () => 400 });
  last.getBoundingClientRect = () => {
    looks += 1;
    return new DOMRect(0, above - scroller.scrollTop, 0, 300);
  };
  return {
    scroller,
    last,
    growAbove(px: number) {
      above += px;
      height += px;
    },
    growBelow(px: number) {
      height += px;
    },
    /** How often the layout was asked for. */
    looks: () => looks,
    lastTop: () => last.getBoundingClientRect().top,
  };
}

const task = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the last answer', () => {
  let steady: ReturnType<typeof createSteady>;
  beforeEach(() => {
    steady = createSteady();
  });

  it.each([
    ['at the end', 600, 'auto'],
    ['a fraction of a pixel before the end', 597.5, 'auto'],
    ['where the page has turned anchoring off', 450, 'none'],
  ])('stays where it is: %s', async (_, top, anchor) => {
    const page = show(top, anchor);
    const before = page.lastTop();
    for (const growth of [45, 45, 31]) {
      steady.hold(page.last);
      page.growAbove(growth);
    }
    expect(page.scroller.scrollTop).toBe(top);
    await task();
    expect(page.lastTop()).toBe(before);
    expect(page.scroller.scrollTop).toBe(top + 121);
  });

  it('is left to the browser in the middle of a conversation', async () => {
    const page = show(200);
    steady.hold(page.last);
    page.growAbove(45);
    await task();
    expect(page.scroller.scrollTop).toBe(200);
  });

  it.each([
    ['at the end', 600],
    ['in the middle', 200],
  ])('is looked at once for all changes of a task: %s', async (_, top) => {
    const page = show(top);
    steady.hold(page.last);
    const once = page.looks();
    for (let more = 0; more < 100; more += 1) steady.hold(page.last);
    expect(page.looks()).toBe(once);
    await task();
    steady.hold(page.last);
    expect(page.looks()).toBeGreaterThan(once);
  });

  it('does not move the view for what grows at its own end', async () => {
    const page = show(600);
    steady.hold(page.last);
    page.growBelow(45);
    await task();
    expect(page.scroller.scrollTop).toBe(600);
  });

  it('is held again in the next task', async () => {
    const page = show(600);
    for (const expected of [645, 690]) {
      steady.hold(page.last);
      page.growAbove(45);
      await task();
      expect(page.scroller.scrollTop).toBe(expected);
    }
  });

  it('may have been taken out of the page meanwhile, and need not be in a scroller', async () => {
    const page = show(600);
    steady.hold(page.last);
    page.growAbove(45);
    page.last.remove();
    await task();
    expect(page.scroller.scrollTop).toBe(600);
    expect(() => steady.hold(document.createElement('p'))).not.toThrow();
  });
});

describe('an answer held through a row of changes', () => {
  it('stays where it is while a badge above grows', () => {
    const page = show(600);
    const hold = holdThrough(page.last);
    const before = page.lastTop();
    hold(document.getElementById('first') as Element, () => page.growAbove(2));
    expect(page.lastTop()).toBe(before);
    expect(page.scroller.scrollTop).toBe(602);
  });

  it('is not looked at for what changes inside it', () => {
    const page = show(600);
    const inside = page.last.appendChild(document.createElement('b'));
    const hold = holdThrough(page.last);
    const looks = page.looks();
    hold(inside, () => page.growBelow(2));
    expect(page.looks()).toBe(looks);
    expect(page.scroller.scrollTop).toBe(600);
  });
});
