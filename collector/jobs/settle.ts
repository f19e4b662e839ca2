import { redact } from '../../utils/reports/redact.ts';
import type { Words } from '../reports/row.ts';
import { holdRootOf, type Root } from '../store/cluster-rows.ts';
import type { ClusterRow, Database, ReportRow } from '../store/tables.ts';
import { ALIKE, bandsOf, resemblance, signatureOf } from './near.ts';

/** Reports settled in one transaction: others wait for it, some 10 ms. */
const BATCH = 10;
/** Clusters that one prompt is compared with at the most. */
const MOST_COMPARED = 50;

/** A new report with what was found out about its words. */
interface Prepared {
  readonly row: ReportRow;
  readonly words: Words | null;
  readonly signature: readonly number[] | null;
}

/**
 * Makes new reports fit for a moderator: masks their words once more (a client of another make may not have), and puts each
 * into its cluster. Until then a report is counted and acknowledged, and nobody can read it. May be stopped anywhere and run
 * by several collectors at once: what it does is the same the second time.
 *
 * @param now for the day a cluster is opened on
 * @returns how many were settled; 0: none is left
 */
export async function settleReports(db: Database, now: Date): Promise<number> {
  const rows = await db
    .selectFrom('reports')
    .selectAll()
    .where('cluster_id', 'is', null)
    .where('state', '!=', 'deleted')
    .limit(BATCH)
    .execute();
  const prepared: Prepared[] = [];
  for (const row of rows) {
    const words = mask(row.words);
    prepared.push({ row, words, signature: words ? signatureOf(words.prompt) : null });
    // Requests in between: masking a long text takes some milliseconds.
    await new Promise(setImmediate);
  }
  if (prepared.length > 0)
    await db.transaction().execute(async (change) => {
      for (const one of prepared) await settle(change, one, now);
    });
  return rows.length;
}

async function settle(db: Database, one: Prepared, now: Date): Promise<void> {
  const { row, words } = one;
  const cluster = await findCluster(db, one, now);
  const decision = decided(row, cluster);
  // Only as it was: its reporter may have deleted it meanwhile.
  await db
    .updateTable('reports')
    .set({ cluster_id: cluster.id, words: words && JSON.stringify(words), ...decision })
    .where('id', '=', row.id)
    .where('state', '=', row.state)
    .execute();
}

/** What was decided on a cluster holds for those who say the same later; what a rule has held waits for a person. */
function decided(row: ReportRow, root: Root): Pick<ReportRow, 'state' | 'reason' | 'list_version'> {
  const { reason, list_version } = root;
  if (row.state !== 'received' || root.state === 'open')
    return { state: row.state, reason: row.reason, list_version: 0 };
  return root.state === 'confirmed'
    ? { state: 'confirmed', reason, list_version }
    : { state: 'rejected', reason, list_version: 0 };
}

function mask(stored: string | null): Words | null {
  if (stored === null) return null;
  const words = JSON.parse(stored) as Words;
  const { prompt, answer, comment } = words;
  return { ...words, prompt: redact(prompt), answer: redact(answer), comment: redact(comment) };
}

/** The cluster of the same words, else one of nearly the same, else a new one. */
async function findCluster(db: Database, { row, signature }: Prepared, now: Date): Promise<Root> {
  const known = await holdRootOf(db, row.substance);
  if (known) return known;
  const about = `${row.model}\n${row.topic}\n${row.kind}`;
  const bands = signature ? bandsOf(signature, about) : [];
  const near = signature ? await findNear(db, signature, bands) : null;
  const { model, topic, language, kind } = row;
  const cluster: ClusterRow = {
    id: row.substance,
    model,
    topic,
    language,
    kind,
    state: 'open',
    reason: '',
    merged_into: near,
    signature: signature && JSON.stringify(signature),
    opened: now.toISOString().slice(0, 10),
    decided_at: null,
    list_version: 0,
  };
  const added = await db
    .insertInto('clusters')
    .values(cluster)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  if (added.length > 0 && bands.length > 0 && !near)
    await db
      .insertInto('cluster_bands')
      .values(bands.map((band) => ({ band, cluster_id: cluster.id })))
      .onConflict((conflict) => conflict.columns(['band', 'cluster_id']).doNothing())
      .execute();
  const root = await holdRootOf(db, row.substance);
  if (!root) throw new Error('a cluster that was just made is not there');
  return root;
}

async function findNear(
  db: Database,
  signature: readonly number[],
  bands: readonly string[],
): Promise<string | null> {
  const rows = await db
    .selectFrom('cluster_bands')
    .innerJoin('clusters', 'clusters.id', 'cluster_bands.cluster_id')
    .select(['clusters.id', 'clusters.signature'])
    .distinct()
    .where('band', 'in', [...bands])
    .where('clusters.state', '=', 'open')
    .orderBy('clusters.id')
    .limit(MOST_COMPARED)
    .execute();
  let best: string | null = null;
  let most = ALIKE;
  for (const { id, signature: theirs } of rows) {
    const alike = theirs ? resemblance(signature, JSON.parse(theirs) as number[]) : 0;
    if (alike >= most) {
      most = alike;
      best = id;
    }
  }
  return best && ((await holdRootOf(db, best))?.id ?? null);
}
