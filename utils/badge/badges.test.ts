// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import { type BadgeOptions, createBadges } from './badges.ts';
import { readLabels } from './labels.ts';
import { createModelMark } from './model-mark.ts';
import { parseBadges, parseMark } from './parse-view.ts';
import type { AskView, BadgeView, CardView, Press, ReportView } from './view.ts';

const messages: Readonly<Record<string, string>> = en.badge;
const labels = readLabels((key) => messages[key.replace('badge_', '')] ?? '');
/** Cards left open keep listening to the document. */
const closing: (() => void)[] = [];
const onReport = vi.fn(async (_messageId: string, _press: Press) => '');
const onUndo = vi.fn();
const onProfile = vi.fn();
const makeBadges = (options: Partial<BadgeOptions> = {}) =>
  createBadges(labels, { onReport, onUndo, onProfile, ...options });

const card: CardView = {
  title: 'Model, requests',
  intro: 'Your question touches **a topic**.',
  sections: [
    {
      title: '',
      folded: false,
      blocks: [
        {
          heading: '',
          bars: [
            {
              label: 'Chinese',
              own: true,
              share: 0.6,
              low: 0.46,
              high: 0.72,
              warns: true,
              figure: '**30** of 50 not answered',
              interval: '95% interval: 46% – 72%',
            },
          ],
          lines: [
            ['By ', { text: 'Source', href: 'https://source.example/' }],
            '<img src=x onerror=alert(1)>',
          ],
        },
      ],
    },
    { title: 'More', folded: true, blocks: [{ heading: 'One', bars: [], lines: ['line'] }] },
  ],
  smallPrint: ['List 1'],
  facts: '{"level":"caution"}',
};

const NO_REPORT: ReportView = { state: 'none', label: 'Report refusal', note: '', undoUntil: 0 };
const view = (change: Partial<BadgeView> = {}): BadgeView => ({
  messageId: 'id-1',
  model: 'org/name',
  provider: 'together',
  level: 'caution',
  topics: ['tank_man', 'tiananmen_1989'],
  signal: 'answered',
  pill: { tone: 'caution', text: 'Sources disagree' },
  card,
  report: NO_REPORT,
  ask: null,
  ...change,
});

/** happy-dom has no popovers: `popover-open` stands for the browser's own state. */
beforeEach(() => {
  HTMLElement.prototype.showPopover = function (this: HTMLElement) {
    this.classList.add('popover-open');
  };
  const matches = Element.prototype.matches;
  vi.spyOn(Element.prototype, 'matches').mockImplementation(function (this: Element, selector: string) {
    if (selector === ':popover-open') return this.isConnected && this.classList.contains('popover-open');
    return selector === ':dir(rtl)' ? false : matches.call(this, selector);
  });
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function find<T extends HTMLElement = HTMLElement>(host: HTMLElement, selector: string): T {
  const found = host.shadowRoot?.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
const cardOf = (host: HTMLElement) => host.shadowRoot?.querySelector('.card') ?? null;
const named = (host: HTMLElement, name: string) => {
  const found = [...(host.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (one) => one.textContent === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
};

describe('the badge', () => {
  test('carries the stable hooks', () => {
    const host = makeBadges().render(view());
    expect(host.tagName).toBe('UNSAID-BADGE');
    expect({ ...host.dataset }).toMatchObject({
      messageId: 'id-1',
      model: 'org/name',
      provider: 'together',
      level: 'caution',
      topics: 'tank_man tiananmen_1989',
      signal: 'answered',
      report: 'none',
      theme: 'light',
    });
    expect(host.hasAttribute('data-exclude-from-copy')).toBe(true);
    expect([host.lang, host.dir]).toEqual(['en', 'ltr']);
    const why = find(host, 'button[data-action="why"]');
    expect(why.textContent).toBe('Sources disagree');
    expect(why.getAttribute('aria-expanded')).toBe('false');
    expect(host.shadowRoot?.querySelector('[aria-live], [role=status], [role=alert]')).toBeNull();
  });

  test('is hidden where nothing shows inline, unless asked for', () => {
    const quiet = view({ level: 'open', pill: { tone: 'quiet', text: 'Few' } });
    expect(makeBadges().render(quiet).hidden).toBe(true);
    expect(makeBadges({ showOpen: true }).render(quiet).hidden).toBe(false);
    const none = makeBadges({ showOpen: true }).render(view({ level: 'none', pill: null, card: null }));
    expect(none.hidden).toBe(true);
  });

  test('a press stays in it: the page, which opens a message’s buttons at a click, hears of none', () => {
    const message = document.body.appendChild(document.createElement('div'));
    const heard = vi.fn();
    message.addEventListener('click', heard);
    const badges = makeBadges();
    closing.push(badges.stop);
    const host = message.appendChild(badges.render(view()));
    find(host, '.pill').click();
    expect(cardOf(host)).not.toBeNull();
    expect(heard).not.toHaveBeenCalled();
  });

  test('is one element per answer, and equal views change nothing in it', async () => {
    const badges = makeBadges();
    const host = badges.render(view());
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    for (const node of [host, host.shadowRoot as Node])
      observer.observe(node, { attributes: true, childList: true, subtree: true, characterData: true });
    expect(badges.render(view())).toBe(host);
    await Promise.resolve();
    expect(observer.takeRecords().concat(changes)).toEqual([]);
    const next = badges.render(
      view({ pill: { tone: 'known', text: 'Not answered' }, level: 'known-refusal' }),
    );
    expect(next).toBe(host);
    expect(find(host, '.pill').textContent).toBe('Not answered');
    expect(badges.render(view({ messageId: 'id-2' }))).not.toBe(host);
  });

  test('follows the theme, also when it comes later', () => {
    const badges = makeBadges();
    const host = badges.render(view());
    badges.setTheme('dark');
    expect(host.dataset.theme).toBe('dark');
    expect(badges.render(view({ messageId: 'id-2' })).dataset.theme).toBe('dark');
  });

  test('leaves with its answer', () => {
    const badges = makeBadges();
    const host = document.body.appendChild(badges.render(view()));
    badges.remove('id-1');
    expect(host.isConnected).toBe(false);
    const again = document.body.appendChild(badges.render(view()));
    expect(again).not.toBe(host);
    badges.stop();
    expect(document.body.children.length).toBe(0);
  });
});

describe('the card', () => {
  const open = () => {
    const badges = makeBadges();
    closing.push(badges.closeCards);
    const host = document.body.appendChild(badges.render(view()));
    find(host, '.pill').click();
    return { badges, host };
  };

  test('is a named dialog with the focus, opened by the button', () => {
    const { host } = open();
    const dialog = find(host, '[role=dialog]');
    expect(find(host, `#${dialog.getAttribute('aria-labelledby')}`).textContent).toBe('Model, requests');
    expect(host.shadowRoot?.activeElement).toBe(dialog);
    expect(find(host, '.pill').getAttribute('aria-expanded')).toBe('true');
    expect(find(host, '.bar').getAttribute('aria-label')).toBe('95% interval: 46% – 72%');
    expect(find(host, 'summary').textContent).toBe('More');
    expect(find(host, 'strong').textContent).toBe('a topic');
  });

  test('shows markup as text, and links that know nothing of this page', () => {
    const { host } = open();
    expect(host.shadowRoot?.querySelector('img')).toBeNull();
    expect(host.shadowRoot?.textContent).toContain('<img src=x onerror=alert(1)>');
    const link = find<HTMLAnchorElement>(host, 'a');
    expect([link.rel, link.target]).toEqual(['noopener noreferrer', '_blank']);
  });

  test('closes on Escape, which does not reach the page, and gives the focus back', () => {
    const { host } = open();
    const onPage = vi.fn();
    document.body.addEventListener('keydown', onPage);
    find(host, '.card').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    expect(cardOf(host)).toBeNull();
    expect(host.shadowRoot?.activeElement).toBe(find(host, '.pill'));
    expect(onPage).not.toHaveBeenCalled();
  });

  test('closes on a press elsewhere, on a second click, and on navigation', () => {
    const { badges, host } = open();
    find(host, '.card').dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    expect(cardOf(host)).not.toBeNull();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    expect(cardOf(host)).toBeNull();
    find(host, '.pill').click();
    find(host, '.pill').click();
    expect(cardOf(host)).toBeNull();
    find(host, '.pill').click();
    badges.closeCards();
    expect(cardOf(host)).toBeNull();
  });

  test('offers the facts for copying, and says so where copying is blocked', async () => {
    const { host } = open();
    const panel = find(host, '#contest');
    expect(panel.hidden).toBe(true);
    named(host, 'This badge is wrong').click();
    expect(panel.hidden).toBe(false);
    expect(find<HTMLTextAreaElement>(host, 'textarea').value).toBe(card.facts);
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
    named(host, 'Copy').click();
    await vi.waitFor(() => expect(find(host, '[role=status]').textContent).toBe('Copied'));
    expect(write).toHaveBeenCalledWith(card.facts);
    write.mockRejectedValueOnce(new Error('blocked'));
    named(host, 'Copy').click();
    await vi.waitFor(() => expect(find(host, '[role=status]').textContent).toContain('blocked'));
  });

  test('hides the badge on this answer, with a way back', () => {
    const onHide = vi.fn();
    const badges = makeBadges({ onHide });
    const host = document.body.appendChild(badges.render(view()));
    find(host, '.pill').click();
    named(host, 'Hide on this answer').click();
    expect([find(host, '.pill').hidden, cardOf(host)]).toEqual([true, null]);
    expect(onHide).toHaveBeenLastCalledWith('id-1', true);
    named(host, 'Undo').click();
    expect(find(host, '.pill').hidden).toBe(false);
    expect(onHide).toHaveBeenLastCalledWith('id-1', false);
  });

  test('closes when there is nothing to say any more, with and without a report; what was hidden here stays so', () => {
    const badges = makeBadges();
    const delivered = { ...NO_REPORT, state: 'delivered' } as const;
    for (const report of [NO_REPORT, delivered]) {
      const host = document.body.appendChild(badges.render(view({ report })));
      find(host, '.pill').click();
      expect(cardOf(host)).not.toBeNull();
      badges.render(view({ report, pill: null, card: null }));
      expect([cardOf(host), find(host, '.pill').hidden]).toEqual([null, true]);
      expect(find(host, '.pill').getAttribute('aria-expanded')).toBe('false');
      badges.render(view({ report }));
      expect([cardOf(host), find(host, '.pill').hidden, host.hidden]).toEqual([null, false, false]);
    }
    const host = badges.render(view());
    find(host, '.pill').click();
    named(host, 'Hide on this answer').click();
    badges.render(view({ pill: null, card: null }));
    badges.render(view());
    expect(find(host, '.pill').hidden).toBe(true);
    named(host, 'Undo').click();
    expect([find(host, '.pill').hidden, find(host, '.acts').hidden]).toEqual([false, false]);
  });
});

describe('Report', () => {
  /** happy-dom makes no trusted events, and has no boxes to be visible in. */
  const trusted = (visible = true) => {
    const click = new MouseEvent('click', { bubbles: true });
    Object.defineProperty(click, 'isTrusted', { value: true });
    HTMLElement.prototype.checkVisibility = () => visible;
    return click;
  };
  const badge = (change: Partial<ReportView> = {}) => {
    const badges = makeBadges();
    const host = document.body.appendChild(badges.render(view()));
    closing.push(badges.stop);
    if (Object.keys(change).length) badges.render(view({ report: { ...NO_REPORT, ...change } }));
    return { badges, host, report: find(host, '[data-action="report"]') };
  };
  beforeEach(() => vi.clearAllMocks());

  test('counts when the reader presses it, not when a script does, nor where it can’t be seen', () => {
    const { report } = badge();
    report.click();
    report.dispatchEvent(trusted(false));
    expect(onReport).not.toHaveBeenCalled();
    report.dispatchEvent(trusted());
    expect(onReport).toHaveBeenCalledExactlyOnceWith('id-1', 'at-once');
  });

  test('the card offers a comment, and reports the badge itself', () => {
    const { host } = badge();
    find(host, '.pill').click();
    named(host, 'Report with a comment').dispatchEvent(trusted());
    named(host, 'Report this badge').click();
    named(host, 'Report this badge').dispatchEvent(trusted());
    expect(onReport.mock.calls).toEqual([
      ['id-1', 'in-words'],
      ['id-1', 'badge-is-wrong'],
    ]);
  });

  test('once there is a report, the card leads to it', () => {
    const { host } = badge({ state: 'delivered', label: 'Reported' });
    find(host, '.pill').click();
    const inCard = [...(cardOf(host)?.querySelectorAll('button') ?? [])];
    inCard.find(({ textContent }) => textContent === 'Reported')?.dispatchEvent(trusted());
    expect(onReport.mock.calls).toEqual([['id-1', 'at-once']]);
  });

  test('shows its state, and a toast with Undo for as long as there is something to undo', async () => {
    vi.useFakeTimers({ now: 1_000 });
    try {
      const queued = { state: 'queued', label: 'Report queued', note: 'Saved.', undoUntil: 11_000 } as const;
      const { badges, host, report } = badge(queued);
      expect([host.dataset.report, report.textContent]).toEqual(['queued', 'Report queued']);
      const status = find(host, '[role=status]');
      expect(status.textContent).toBe(''); // a live region is there before its words
      vi.advanceTimersByTime(200);
      expect(status.textContent).toBe('Saved.');
      find(host, '[data-action="undo"]').click();
      expect(onUndo).not.toHaveBeenCalled();
      find(host, '[data-action="undo"]').dispatchEvent(trusted());
      expect(onUndo).toHaveBeenCalledExactlyOnceWith('id-1');
      badges.render(view({ report: { ...NO_REPORT, ...queued } })); // the same again changes nothing
      vi.advanceTimersByTime(9_900);
      expect(host.shadowRoot?.querySelector('.toast')).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test('of an answer without a badge, shows by itself', () => {
    const badges = makeBadges();
    const none = { level: 'none', pill: null, card: null } as const;
    const queued = { state: 'queued', label: 'Report queued', note: 'Saved.', undoUntil: 0 } as const;
    const host = document.body.appendChild(badges.render(view(none)));
    closing.push(badges.stop);
    expect(host.hidden).toBe(true);
    badges.render(view({ ...none, report: queued }));
    expect([
      host.hidden,
      find(host, '[data-action="why"]').hidden,
      find(host, '[data-action="report"]').textContent,
    ]).toEqual([false, true, 'Report queued']);
    badges.render(view(none));
    expect(host.hidden).toBe(true);
    badges.render(view());
    expect([host.hidden, find(host, '[data-action="why"]').hidden]).toEqual([false, false]);
  });

  test('undone elsewhere: the toast goes', () => {
    const { badges, host } = badge({ state: 'queued', note: 'Saved.', undoUntil: Date.now() + 10_000 });
    expect(host.shadowRoot?.querySelector('.toast')).not.toBeNull();
    badges.render(view());
    expect(host.shadowRoot?.querySelector('.toast')).toBeNull();
  });

  test('says why it came to nothing, without Undo', async () => {
    onReport.mockResolvedValueOnce('The disk is full.');
    const { host, report } = badge();
    report.dispatchEvent(trusted());
    await vi.waitFor(() => expect(find(host, '[role=status]').textContent).toBe('The disk is full.'));
    expect(host.shadowRoot?.querySelector('[data-action="undo"]')).toBeNull();
  });
});

test('the model mark has its hooks and a card without contesting', () => {
  const mark = createModelMark(labels, onProfile);
  const host = document.body.appendChild(
    mark.render({
      model: 'org/name',
      level: 'caution',
      text: 'In tests often',
      card: { ...card, facts: '' },
    }),
  );
  expect([host.tagName, host.dataset.model, host.dataset.level]).toEqual([
    'UNSAID-MODEL',
    'org/name',
    'caution',
  ]);
  find(host, '.pill').click();
  expect(cardOf(host)).not.toBeNull();
  expect(() => named(host, 'This badge is wrong')).toThrow();
  mark.stop();
  expect(host.isConnected).toBe(false);
});

describe('what comes as a message', () => {
  test('is taken when it is a view', () => expect(parseBadges([view()])).toEqual([view()]));
  const bad: [string, unknown][] = [
    ['nothing', undefined],
    ['no list', view()],
    ['an unknown level', [{ ...view(), level: 'censored' }]],
    [
      'a link that is no https URL',
      [view({ card: { ...card, smallPrint: [[{ text: 'x', href: 'javascript:alert(1)' }]] } })],
    ],
    ['a share above 1', [JSON.parse(JSON.stringify(view()).replace('"share":0.6', '"share":6'))]],
    ['a missing part', [{ ...view(), topics: undefined }]],
    ['a report in no state', [{ ...view(), report: { ...NO_REPORT, state: 'lost' } }]],
  ];
  for (const [name, value] of bad) test(`is refused: ${name}`, () => expect(parseBadges(value)).toBeNull());
  test('is refused as a mark without its card', () =>
    expect(parseMark({ model: '', level: 'router', text: 'Omni' })).toBeNull());
});

describe('ask another model', () => {
  const ask: AskView = {
    label: 'Ask Llama instead',
    note: 'In a new tab',
    href: 'https://huggingface.co/chat/models/meta-llama/Llama?q=What%3F',
    copy: '',
  };
  const linkOf = (host: HTMLElement) =>
    host.shadowRoot?.querySelector<HTMLAnchorElement>('a[data-action="ask-another"]') ?? null;

  test('a link that opens a new tab, which knows nothing of this one', () => {
    const link = linkOf(makeBadges().render(view({ ask })));
    expect(link?.getAttribute('href')).toBe(ask.href);
    expect(link?.target).toBe('_blank');
    expect(link?.rel).toContain('noopener');
    expect(link?.textContent).toBe(ask.label);
    expect(link?.title).toBe(ask.note);
  });

  test('gone where there is nobody to ask; the same again changes nothing', () => {
    const badges = makeBadges();
    const host = badges.render(view({ ask }));
    const link = linkOf(host);
    badges.render(view({ ask: null }));
    expect(linkOf(host)).toBeNull();
    badges.render(view({ ask: { ...ask, label: 'Ask another model' } }));
    expect(linkOf(host)).toBe(link);
    expect(link?.textContent).toBe('Ask another model');
  });

  test('too long a question is copied', () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const press = (given: AskView) => {
      const link = linkOf(makeBadges().render(view({ ask: given })));
      link?.addEventListener('click', (event) => event.preventDefault());
      link?.click();
    };
    press({ ...ask, copy: 'long' });
    expect(writeText).toHaveBeenCalledWith('long');
    press(ask);
    expect(writeText).toHaveBeenCalledTimes(1);
    writeText.mockRestore();
  });

  test('only with an https link', () => {
    expect(parseBadges([view({ ask })])).toHaveLength(1);
    expect(parseBadges([view({ ask: { ...ask, href: 'javascript:alert(1)' } })])).toBeNull();
  });
});
