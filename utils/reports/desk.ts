import type { Destination } from './build-setting.ts';
import { readConsent, withdrawConsent, writeConsent } from './consent.ts';
import { contentOf, type Draft, type ReportContent, type ReportWords, sealReport } from './draft.ts';
import { addWaiting, readWaiting, removeWaiting } from './draft-store.ts';
import type { Outbox, OutboxRow } from './outbox.ts';
import { UNDO_MS } from './outbox-machine.ts';

export interface DeskParts {
  readonly outbox: Outbox;
  readonly destination: () => Promise<Destination>;
  /** Opens the page that asks for the reader's word on a draft. */
  readonly openAsking: (draftId: string) => Promise<void>;
  /** Opens *My reports* at this one. */
  readonly openReport: (reportId: string) => Promise<void>;
  /** Called after the outbox has changed, with the answers it concerns. */
  readonly changed: (messageIds: readonly string[]) => Promise<void>;
  readonly now: () => number;
}

/** What came of a press on Report; problems have words in `locales/`, `report.problem_<problem>`. */
export type Pressed = 'kept' | 'asked' | 'retried' | 'shown' | Problem;
export type Problem = 'full' | 'not-saved';
export const isProblem = (pressed: Pressed): pressed is Problem =>
  pressed === 'full' || pressed === 'not-saved';

export type Sent =
  | { readonly ok: true; readonly row: OutboxRow }
  | { readonly ok: false; readonly problem: Problem | 'no-draft' };

/** What the background does when the reader presses something; each promise ends when all is on the disk. */
export function createDesk({ outbox, destination, openAsking, openReport, changed, now }: DeskParts) {
  async function keep(messageId: string, content: ReportContent, collector: string): Promise<Sent> {
    try {
      const { report, secret } = await sealReport(content, await outbox.installSecret(), new Date(now()));
      const keptAt = now();
      const row: OutboxRow = {
        id: report.id,
        messageId,
        keptAt,
        report,
        secret,
        collector,
        state: collector ? { kind: 'queued', notBefore: keptAt + UNDO_MS } : { kind: 'kept' },
        fate: null,
      };
      const failure = await outbox.keep(row);
      if (failure === 'full') return { ok: false, problem: failure };
      await changed([messageId]);
      return { ok: true, row };
    } catch (error) {
      console.warn('Unsaid: a report could not be saved.', error);
      return { ok: false, problem: 'not-saved' };
    }
  }

  async function ask(draft: Draft, fromPrivate: boolean): Promise<'asked'> {
    await openAsking(await addWaiting(draft, fromPrivate));
    return 'asked';
  }

  return {
    /**
     * The reader pressed Report on an answer. Without consent for the destination in force, and in a private window,
     * a page of our own asks first; so it does where the reader wants to. Where there is a report already, it is
     * shown, or tried again.
     */
    async press(draft: Draft, fromPrivate: boolean, askFirst = false): Promise<Pressed> {
      if (fromPrivate) return ask(draft, true);
      const { messageId } = draft;
      const [before] = await outbox.byMessage([messageId]);
      if (before) {
        if (before.state.kind !== 'failed') {
          await openReport(before.id);
          return 'shown';
        }
        await outbox.apply(before.id, { kind: 'retry', now: now() });
        await changed([messageId]);
        return 'retried';
      }
      const consent = await readConsent(await destination());
      if (!consent || askFirst) return ask(draft, false);
      const kept = await keep(
        messageId,
        contentOf(draft, draft.words, consent.includeText),
        consent.collector,
      );
      return kept.ok ? 'kept' : (kept.problem as Problem);
    },

    /** @returns false when it has left already. */
    async undo(messageId: string): Promise<boolean> {
      const [row] = await outbox.byMessage([messageId]);
      const undone = row ? await outbox.apply(row.id, { kind: 'undo' }) : null;
      await changed([messageId]);
      return undone !== null;
    },

    /**
     * The reader agreed to a draft, in our own page: kept as shown there, and not asked again for this collector.
     *
     * @param collector the one the page named; another in force by now is not what was agreed to
     */
    async send(
      draftId: string,
      { words, includeText, collector }: { words: ReportWords; includeText: boolean; collector: string },
    ): Promise<Sent> {
      const waiting = await readWaiting(draftId);
      const inForce = (await destination()).collector;
      if (!waiting || waiting.fromPrivate || collector !== inForce) return { ok: false, problem: 'no-draft' };
      const sent = await keep(
        waiting.draft.messageId,
        contentOf(waiting.draft, words, includeText),
        collector,
      );
      if (!sent.ok) return sent;
      // What goes along from now on is chosen once, and changed in the options; not by one report with a comment.
      if (!(await readConsent({ collector }))) await writeConsent({ collector, includeText });
      await removeWaiting(draftId);
      return sent;
    },

    /** Deletes here, and at the collector where it may be. */
    async remove(id: string): Promise<void> {
      const row = await outbox.apply(id, { kind: 'delete', now: now() });
      if (row) await changed([row.messageId]);
    },

    /** Deletes every report, here and at the collector, and asks again before the next one. */
    async removeAll(): Promise<void> {
      await withdrawConsent();
      const rows = await outbox.all();
      for (const { id } of rows) await outbox.apply(id, { kind: 'delete', now: now() });
      await changed(rows.map(({ messageId }) => messageId));
    },

    /** The reader sends what was kept to the collector that the page named. */
    async sendKept(id: string, collector: string): Promise<void> {
      if (!collector || collector !== (await destination()).collector) return;
      const row = await outbox.apply(id, { kind: 'send', notBefore: now() }, collector);
      if (row) await changed([row.messageId]);
    },

    async retry(id: string): Promise<void> {
      const row = await outbox.apply(id, { kind: 'retry', now: now() });
      if (row) await changed([row.messageId]);
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;
