import type { Words } from '../reports/row.ts';
import { note, Refused } from './cluster-rows.ts';
import type { Database } from './tables.ts';

/** As the masks that redaction leaves (utils/reports/redact.ts). */
const MASKED = '⟦masked⟧';
/** Reports read at one time. */
const PAGE = 200;
/** A single letter would be masked in every word, for good. */
const SHORTEST = 2;

/**
 * Replaces a stretch of words in a report and in all others of its cluster: they say the same, and one that kept it would be
 * published with the rest. It is gone then; nothing brings it back.
 *
 * @returns how many reports held it
 * @throws Refused
 */
export async function mask(db: Database, id: string, text: string, now: Date): Promise<number> {
  if ([...text.trim()].length < SHORTEST) throw new Refused('that is too little to be masked: select more');
  return db.transaction().execute(async (change) => {
    const own = await change
      .selectFrom('reports')
      .select('cluster_id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!own?.cluster_id) throw new Refused('there is no such report');
    let masked = 0;
    for (let after = ''; ; ) {
      const rows = await change
        .selectFrom('reports')
        .select(['id', 'words'])
        .where('cluster_id', '=', own.cluster_id)
        .where('words', 'is not', null)
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .execute();
      for (const row of rows) {
        const covered = row.words && cover(row.words, text);
        if (!covered) continue;
        await change.updateTable('reports').set({ words: covered }).where('id', '=', row.id).execute();
        masked++;
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = last.id;
    }
    if (masked === 0) throw new Refused('these words are not in the report');
    await note(change, 'mask', id, null, now);
    return masked;
  });
}

/** @returns the words as they are stored, masked; null: the text is not in them */
function cover(stored: string, text: string): string | null {
  const words = JSON.parse(stored) as Words;
  const { prompt, answer, comment } = words;
  const [first, second, third] = [prompt, answer, comment].map((said) => said.replaceAll(text, MASKED));
  const next: Words = { ...words, prompt: first ?? '', answer: second ?? '', comment: third ?? '' };
  const changed = JSON.stringify(next);
  return changed === stored ? null : changed;
}
