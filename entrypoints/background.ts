import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { annotateAnswer, describeModel, hintFor } from '../utils/annotation.ts';
import { BADGE_CSS } from '../utils/badge/css.ts';
import { hideHintOn, readHintChoices } from '../utils/hint-choices.ts';
import type { Answer } from '../utils/huggingchat/types.ts';
import { readListStatus, rollBackList, startListUpdates, updateList } from '../utils/list-updates.ts';
import { makeAnnotator } from '../utils/make-annotator.ts';
import { type AdmittedRequest, admit } from '../utils/message-gate.ts';
import {
  type Reply,
  type RequestOf,
  type ResponseOf,
  sendToTab,
  type ToBackground,
} from '../utils/messages.ts';
import { openOptions } from '../utils/own-page.ts';
import { modelHash } from '../utils/pages/route.ts';
import { readDetector } from '../utils/read-detector.ts';
import { readKnowledge } from '../utils/read-knowledge.ts';
import { pressReport, reportsOf, theDesk, tryOurCollector, updateFates } from '../utils/report-service.ts';
import { startPostOffice } from '../utils/reports/post-office.ts';
import { showPage } from '../utils/toolbar.ts';
import { welcomeOnce } from '../utils/welcome.ts';
import { browserWords } from '../utils/wording/browser-words.ts';

export default defineBackground(() => {
  // First of all: Chromium keeps an extension's messages for the life of its process, and keeps none where the page that first asks
  // for them is closed in that moment (156; 2 of 100 starts whose first page was closed at once).
  browserWords();
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };

  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const admission = admit(message, sender, own);
    if (!admission.ok) return false;
    answer(admission.message, sender.tab).then(respond, (error) =>
      respond({ ok: false, reason: error instanceof Error ? error.message : String(error) }),
    );
    return true; // the reply comes later
  });
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === 'report-answer' && tab?.id !== undefined) void reportShown(tab.id);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void welcomeOnce();
  });
  // The background has no end of its own: the browser takes it away.
  const { signal } = new AbortController();
  startListUpdates(signal);
  startPostOffice(signal);
});

async function answer(
  message: AdmittedRequest,
  tab: { id?: number | undefined; incognito?: boolean } | undefined,
): Promise<ResponseOf<ToBackground>> {
  switch (message.type) {
    case 'page-mark':
      if (tab?.id !== undefined) await showPage(tab.id, message.mark, staleSince);
      return { ok: true };
    case 'check-draft': {
      const choices = await readHintChoices();
      return { ok: true, hint: choices.shown ? hintFor(message, choices, await makeAnnotator()) : null };
    }
    case 'hide-hint':
      // From a private window nothing is written down: there it is gone for now.
      if (!tab?.incognito) await hideHintOn(message.topic);
      return { ok: true };
    case 'show-profile':
      await openOptions(modelHash(message.model));
      return { ok: true };
    case 'badge-css':
      return { ok: true, css: BADGE_CSS };
    case 'wake-up':
      await Promise.all([readKnowledge(), readDetector()]);
      return { ok: true };
    case 'assess-answers': {
      const { answers } = message;
      const [annotator, reports] = await Promise.all([makeAnnotator(), reportsOf(answers)]);
      const annotated = (one: Answer) => annotateAnswer(one, annotator, reports.get(one.messageId));
      return { ok: true, badges: answers.map(annotated) };
    }
    case 'list-status':
      return { ok: true, status: await readListStatus() };
    case 'update-list':
      return { ok: true, status: await updateList() };
    case 'roll-back-list':
      return { ok: true, status: await rollBackList(message.version) };
    case 'describe-model':
      return { ok: true, mark: describeModel(message.model, await makeAnnotator()) };
    case 'press-report': {
      const { answer: pressed, press } = message;
      return replyOf(await pressReport(pressed, press, await makeAnnotator(), tab?.incognito ?? false));
    }
    case 'undo-report':
      await theDesk().undo(message.messageId);
      return { ok: true };
    case 'send-report':
      return { ok: true, sent: await theDesk().send(message.draft, message) };
    case 'change-report':
      await changeReport(message);
      return { ok: true };
    case 'delete-reports':
      await theDesk().removeAll();
      return { ok: true };
    case 'ask-fates':
      return replyOf(await updateFates());
    case 'try-collector':
      return replyOf(await tryOurCollector());
  }
}

/** By the keyboard: there is no popup that could say what went wrong, so *My reports* opens. */
async function reportShown(tabId: number): Promise<void> {
  const problem = await sendToTab(tabId, { type: 'report-shown' }).catch(() => null);
  if (problem) await openOptions('#reports');
}

/** Since when the list is out of date; empty: it is not, or there is none, which the page says itself. */
async function staleSince(): Promise<string> {
  const { stale, expires } = await readListStatus().catch(() => ({ stale: false, expires: '' }));
  return stale ? expires : '';
}

const replyOf = (problem: string): Reply<object> => (problem ? { ok: false, reason: problem } : { ok: true });

async function changeReport({ id, change, collector }: RequestOf<'change-report'>): Promise<void> {
  if (change === 'delete') await theDesk().remove(id);
  else if (change === 'retry') await theDesk().retry(id);
  else await theDesk().sendKept(id, collector);
}
