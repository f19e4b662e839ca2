import { browser } from 'wxt/browser';
import { type Annotator, assessAnswer } from './annotation.ts';
import type { Press } from './badge/view.ts';
import type { Answer } from './huggingchat/types.ts';
import { postWithoutIdentity } from './list-frame.ts';
import { openOptions } from './own-page.ts';
import { readDetectorVersion } from './read-detector.ts';
import { announceReports } from './reports/changes.ts';
import { askFates, tryCollector } from './reports/collector.ts';
import { createDesk, type Desk, isProblem } from './reports/desk.ts';
import { readDestination } from './reports/destination.ts';
import { makeDraft } from './reports/draft.ts';
import type { OutboxRow } from './reports/outbox.ts';
import { deliverNow, theOutbox } from './reports/post-office.ts';

/** Asked at once about reports: as many as a collector answers. */
const ASKED_AT_ONCE = 100;

let desk: Desk | undefined;
export function theDesk(): Desk {
  desk ??= createDesk({
    outbox: theOutbox(),
    destination: readDestination,
    openAsking,
    openReport: (id) => openOptions(`#${id}`),
    async changed(messageIds) {
      await announceReports(messageIds);
      void deliverNow();
    },
    now: Date.now,
  });
  return desk;
}

/** A window of our own, where the page can neither read nor press anything; a tab where there are no windows. */
async function openAsking(draftId: string): Promise<void> {
  const url = browser.runtime.getURL(`/report.html#${draftId}` as '/');
  try {
    await browser.windows.create({ url, type: 'popup', width: 620, height: 760 });
  } catch {
    await browser.tabs.create({ url });
  }
}

/**
 * The reader pressed Report. The answer is assessed and redacted here, whatever the page's script thought of it.
 * @returns why it came to nothing, in words; empty: it did not
 */
export async function pressReport(
  answer: Answer,
  press: Press,
  annotator: Annotator,
  fromPrivate: boolean,
): Promise<string> {
  const { words, knowledge, extensionVersion } = annotator;
  const assessment = assessAnswer(answer, annotator);
  if (!assessment) return words.t('report_off');
  const versions = {
    detector: await readDetectorVersion(),
    list: knowledge.list.version,
    extension: extensionVersion,
  };
  const draft = makeDraft(answer, assessment, versions, press === 'badge-is-wrong' ? press : null);
  const pressed = await theDesk().press(draft, fromPrivate, press === 'in-words');
  if (!isProblem(pressed)) return '';
  return words.t(pressed === 'full' ? 'report_full' : 'report_not_saved');
}

/** The reports of these answers by message id. An outbox that can't be read costs the badges nothing. */
export async function reportsOf(answers: readonly Answer[]): Promise<ReadonlyMap<string, OutboxRow>> {
  const rows = await theOutbox()
    .byMessage(answers.map(({ messageId }) => messageId))
    .catch(() => []);
  return new Map(rows.map((row) => [row.messageId, row]));
}

/** Asks each collector what became of the reports it has. @returns a code for why one could not be asked; empty: all could */
export async function updateFates(): Promise<string> {
  const outbox = theOutbox();
  const delivered = (await outbox.all()).filter(({ state }) => state.kind === 'delivered');
  let problem = '';
  for (const [collector, rows] of Map.groupBy(delivered, (row) => row.collector))
    for (let from = 0; from < rows.length; from += ASKED_AT_ONCE) {
      const fates = await askFates(collector, rows.slice(from, from + ASKED_AT_ONCE), postWithoutIdentity);
      if (typeof fates === 'string') problem = fates;
      else for (const [id, fate] of fates) await outbox.setFate(id, fate);
    }
  await announceReports(delivered.map(({ messageId }) => messageId));
  return problem;
}

/** Tries the collector in force. @returns a code for why it can't be used; empty: it can */
export async function tryOurCollector(): Promise<string> {
  const { collector } = await readDestination();
  return collector ? tryCollector(collector, postWithoutIdentity) : 'unreadable';
}
