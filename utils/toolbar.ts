import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { PageMark } from './messages.ts';
import { ICON_SIZES, type MarkedIcon, markedIcon } from './toolbar-icons.ts';
import { browserWords } from './wording/browser-words.ts';

/** What of the list the toolbar tells: since when it is out of date (ISO date-time); empty: it is not. */
export type ListAge = string;

export interface ToolbarMark {
  /** Null: the plain one. */
  readonly icon: MarkedIcon | null;
  readonly title: string;
  /** At most four characters fit. */
  readonly text: string;
}

/** Answers counted in the toolbar; more are "99+". */
const MOST = 99;

/** What the toolbar button says of a page. Pure but for the words. */
export function toolbarMark({ state, reason, found }: PageMark, staleSince: ListAge): ToolbarMark {
  switch (state) {
    case 'paused':
      return { icon: 'off', title: i18n.t('toolbar.paused'), text: '' };
    case 'unreadable':
      return { icon: 'unreadable', title: i18n.t('toolbar.unreadable', [reason]), text: '!' };
    case 'no-list':
      return { icon: 'list', title: i18n.t('toolbar.noList', [reason]), text: '?' };
  }
  const text = found > MOST ? `${MOST}+` : found > 0 ? String(found) : '';
  const says = [
    i18n.t(state === 'reading' ? 'toolbar.reading' : 'toolbar.idle'),
    ...(found > 0 ? [i18n.t('toolbar.found', [String(found)])] : []),
    ...(staleSince ? [i18n.t('toolbar.oldList', [browserWords().dates(staleSince, '')])] : []),
  ];
  // What was found matters more than the list's age, which the words still tell.
  return { icon: found > 0 ? 'found' : staleSince ? 'list' : null, title: says.join('\n'), text };
}

const pathsOf = (icon: MarkedIcon | null): Record<string, string> =>
  Object.fromEntries(
    ICON_SIZES.map((size) => [size, `/${icon ? markedIcon(icon, size) : `icons/${size}.png`}`]),
  );

/** Tabs whose button is being drawn, each with what it is to show next (null: nothing has come since). */
const drawing = new Map<number, (() => Promise<void>) | null>();

/**
 * Shows the state of a page on the button of that tab only; a tab that has gone is no error. One at a time in each tab, the newest
 * last: browsers load an icon's files before they show it, and so may show an earlier one later.
 */
export async function showPage(
  tabId: number,
  page: PageMark,
  staleSince: () => Promise<ListAge>,
): Promise<void> {
  const draw = async () => drawButton(tabId, toolbarMark(page, await staleSince()));
  if (drawing.has(tabId)) {
    drawing.set(tabId, draw);
    return;
  }
  try {
    for (let next: (() => Promise<void>) | null = draw; next; next = drawing.get(tabId) ?? null) {
      drawing.set(tabId, null);
      await next();
    }
  } finally {
    drawing.delete(tabId);
  }
}

async function drawButton(tabId: number, { icon, title, text }: ToolbarMark): Promise<void> {
  try {
    await Promise.all([
      browser.action.setIcon({ tabId, path: pathsOf(icon) }),
      browser.action.setTitle({ tabId, title }),
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color: icon === 'found' ? '#92400e' : '#475569' }),
      browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    ]);
  } catch {
    // The tab was closed between the report and this call.
  }
}
