import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { admit } from '../utils/message-gate.ts';
import type { KnowledgeReply } from '../utils/messages.ts';
import { showHealth } from '../utils/toolbar.ts';

export default defineBackground(() => {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };

  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const admission = admit(message, sender, own);
    if (!admission.ok) return false;
    if (admission.message.type === 'page-health') {
      const tabId = sender.tab?.id;
      if (tabId !== undefined) void showHealth(tabId, admission.message.health);
      respond(null);
      return false;
    }
    void readBundledList().then(respond);
    return true; // the answer comes later
  });
});

async function readBundledList(): Promise<KnowledgeReply> {
  try {
    const response = await fetch(browser.runtime.getURL('/knowledge/list.json'));
    return { ok: true, list: await response.text() };
  } catch (error) {
    return { ok: false, reason: `the bundled list could not be read (${String(error)})` };
  }
}
