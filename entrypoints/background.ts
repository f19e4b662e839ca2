import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { type Annotator, annotateAnswer, describeModel } from '../utils/annotation.ts';
import { readListStatus, rollBackList, startListUpdates, updateList } from '../utils/list-updates.ts';
import { type AdmittedRequest, admit } from '../utils/message-gate.ts';
import type { ResponseOf, ToBackground } from '../utils/messages.ts';
import { readDetector } from '../utils/read-detector.ts';
import { readKnowledge } from '../utils/read-knowledge.ts';
import { startPostOffice } from '../utils/reports/post-office.ts';
import { showHealth } from '../utils/toolbar.ts';
import { browserWords } from '../utils/wording/browser-words.ts';

export default defineBackground(() => {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };

  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const admission = admit(message, sender, own);
    if (!admission.ok) return false;
    answer(admission.message, sender.tab?.id).then(respond, (error) =>
      respond({ ok: false, reason: error instanceof Error ? error.message : String(error) }),
    );
    return true; // the reply comes later
  });
  // The background has no end of its own: the browser takes it away.
  const { signal } = new AbortController();
  startListUpdates(signal);
  startPostOffice(signal);
});

async function answer(
  message: AdmittedRequest,
  tabId: number | undefined,
): Promise<ResponseOf<ToBackground>> {
  switch (message.type) {
    case 'page-health':
      if (tabId !== undefined) await showHealth(tabId, message.health);
      return { ok: true };
    case 'wake-up':
      await Promise.all([readKnowledge(), readDetector()]);
      return { ok: true };
    case 'assess-answers': {
      const annotator = await makeAnnotator();
      return { ok: true, badges: message.answers.map((one) => annotateAnswer(one, annotator)) };
    }
    case 'list-status':
      return { ok: true, status: await readListStatus() };
    case 'update-list':
      return { ok: true, status: await updateList() };
    case 'roll-back-list':
      return { ok: true, status: await rollBackList(message.version) };
    case 'describe-model':
      return { ok: true, mark: describeModel(message.model, await makeAnnotator()) };
  }
}

async function makeAnnotator(): Promise<Annotator> {
  const [knowledge, detect] = await Promise.all([readKnowledge(), readDetector()]);
  return {
    knowledge,
    detect,
    words: browserWords(),
    now: new Date(),
    extensionVersion: browser.runtime.getManifest().version,
  };
}
