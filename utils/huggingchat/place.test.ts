// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { messageAt, showFixture } from './fixtures/load.ts';
import { createPlacer } from './place.ts';
import { bubbleOf, readPage } from './read-page.ts';

const ID = 'b0000000-0000-4000-8000-000000000002';
const badge = () => document.createElement('unsaid-badge');
const badges = () => document.querySelectorAll('unsaid-badge').length;

beforeEach(() => showFixture('b'));

/** What the page does at the end of an answer, at a branch switch and back: a new element for the same message. */
function rebuild(): Element {
  const fresh = messageAt(1).cloneNode(true) as Element;
  for (const host of fresh.querySelectorAll('unsaid-badge')) host.remove();
  messageAt(1).replaceWith(fresh);
  return fresh;
}

describe('badges', () => {
  it('is the last child of the bubble, and placing it again changes nothing', () => {
    const onPlaced = vi.fn();
    const placer = createPlacer(onPlaced);
    const host = badge();
    expect(placer.placeBadge(ID, host)).toBe(true);
    expect(bubbleOf(messageAt(1))?.lastElementChild).toBe(host);
    expect(host.hasAttribute('data-exclude-from-copy')).toBe(true);
    expect(placer.placeBadge(ID, host)).toBe(true);
    placer.restore(readPage(document));
    expect(onPlaced).toHaveBeenCalledTimes(1);
    expect(badges()).toBe(1);
  });

  it('comes back when the page rebuilds the element', () => {
    const placer = createPlacer(() => {});
    const host = badge();
    placer.placeBadge(ID, host);
    expect(placer.isLost()).toBe(false);
    const fresh = rebuild();
    expect(placer.isLost()).toBe(true);
    placer.restore(readPage(document));
    expect(bubbleOf(fresh)?.lastElementChild).toBe(host);
    expect(placer.isLost()).toBe(false);
  });

  it('goes to the end again when the page adds to the bubble', () => {
    const placer = createPlacer(() => {});
    const host = badge();
    placer.placeBadge(ID, host);
    bubbleOf(messageAt(1))?.append(document.createElement('div'));
    placer.restore(readPage(document));
    expect(bubbleOf(messageAt(1))?.lastElementChild).toBe(host);
  });

  it('is one per answer: another host, or one of an earlier run, is taken out', () => {
    bubbleOf(messageAt(1))?.append(badge());
    const placer = createPlacer(() => {});
    placer.placeBadge(ID, badge());
    expect(badges()).toBe(1);
    const second = badge();
    placer.placeBadge(ID, second);
    expect([...document.querySelectorAll('unsaid-badge')]).toEqual([second]);
  });

  it.each(['b0000000-0000-4000-8000-000000000009', 'x"]', ''])('is not placed for %j', (id) => {
    expect(createPlacer(() => {}).placeBadge(id, badge())).toBe(false);
    expect(badges()).toBe(0);
  });

  it('comes when its answer comes later', () => {
    const placer = createPlacer(() => {});
    const message = messageAt(1);
    const before = messageAt(0);
    message.remove();
    const host = badge();
    expect(placer.placeBadge(ID, host)).toBe(false);
    before.after(message);
    placer.restore(readPage(document));
    expect(bubbleOf(message)?.lastElementChild).toBe(host);
  });

  it('is not lost for ever when its message is gone', () => {
    const placer = createPlacer(() => {});
    placer.placeBadge(ID, badge());
    messageAt(1).remove();
    expect(placer.isLost()).toBe(true);
    placer.restore(readPage(document));
    expect(placer.isLost()).toBe(false);
  });
});

describe('the model mark', () => {
  const mark = () => document.createElement('unsaid-model');

  it.each(['a', 'b', 'c'] as const)('is the last part of the model’s line in generation %s', (generation) => {
    showFixture(generation);
    const host = mark();
    expect(createPlacer(() => {}).placeModelMark(host)).toBe(true);
    const links = document.querySelectorAll('form + div a[href^="/chat/settings/"]');
    const line = links[links.length - 1]?.closest('form + div');
    expect(line?.lastElementChild).toBe(host);
  });

  it('keeps its place while the line names no model, and when the link is back', () => {
    const onPlaced = vi.fn();
    const placer = createPlacer(onPlaced);
    const host = mark();
    placer.placeModelMark(host);
    const line = host.parentElement as Element;
    const link = line.firstElementChild as Element;
    const routing = document.createElement('div');
    for (const [old, fresh] of [
      [link, routing],
      [routing, link],
    ] as const) {
      old.replaceWith(fresh);
      placer.restore(readPage(document));
      expect(line.lastElementChild).toBe(host);
    }
    expect(onPlaced).toHaveBeenCalledTimes(1);
  });

  it('waits for a composer', () => {
    const composer = document.querySelector('.composer');
    composer?.remove();
    const placer = createPlacer(() => {});
    const host = mark();
    expect(placer.placeModelMark(host)).toBe(false);
    expect(placer.isLost()).toBe(false);
    if (composer) document.body.append(composer);
    placer.restore(readPage(document));
    expect(host.isConnected).toBe(true);
  });
});

it('takes everything out', () => {
  const placer = createPlacer(() => {});
  placer.placeBadge(ID, badge());
  placer.placeModelMark(document.createElement('unsaid-model'));
  placer.removeAll();
  expect(document.querySelectorAll('unsaid-badge, unsaid-model').length).toBe(0);
  expect(placer.isLost()).toBe(false);
});
