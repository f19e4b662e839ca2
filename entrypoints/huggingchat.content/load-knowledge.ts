import { parseKnowledgeList } from '../../utils/knowledge/guards.ts';
import { createKnowledge, type Knowledge } from '../../utils/knowledge/knowledge.ts';
import { sendToBackground } from '../../utils/messages.ts';

export type LoadedKnowledge =
  | { readonly ok: true; readonly knowledge: Knowledge }
  | { readonly ok: false; readonly reason: string };

/** Asks the background for the list in force, checks it, and builds its indexes. Never throws. */
export async function loadKnowledge(): Promise<LoadedKnowledge> {
  try {
    const reply = await sendToBackground({ type: 'get-knowledge' });
    if (!reply?.ok) return { ok: false, reason: reply?.reason ?? 'the background did not answer' };
    const parsed = parseKnowledgeList(JSON.parse(reply.list));
    return parsed.ok ? { ok: true, knowledge: createKnowledge(parsed.list) } : parsed;
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
