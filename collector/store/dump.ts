import type { Details, Words } from '../reports/row.ts';
import type { Database } from './tables.ts';

/** Rows read at one time, so that memory does not grow with the dump. */
const PAGE = 500;

/**
 * Reports that a moderator confirmed and released, and whose reporter sent their words, which is consent to publish them
 * under CC0; one JSON text each, by id. Without the tag and the secret, which are nobody else's.
 */
export async function* dump(db: Database): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('reports')
      .select(['id', 'created', 'kind', 'model', 'language', 'details', 'words', 'list_version'])
      .where('state', '=', 'confirmed')
      .where('released', '=', 1)
      .where('words', 'is not', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    for (const { details, words, list_version, ...row } of rows) {
      const { provider, route, topics, assessed, versions } = JSON.parse(details) as Details;
      const { prompt, answer, comment, edited, cut } = JSON.parse(words ?? '{}') as Words;
      const about = { provider, route, topics, assessed, versions };
      yield JSON.stringify({
        ...row,
        ...about,
        prompt,
        answer,
        comment,
        edited,
        cut,
        list: list_version || null,
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}
