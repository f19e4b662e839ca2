import { fileURLToPath } from 'node:url';
import { composeList } from '../../knowledge/build/compose.ts';
import { createKnowledge } from '../knowledge-index.ts';

const composed = composeList(fileURLToPath(new URL('../../knowledge', import.meta.url)));
if (!composed.ok) throw new Error(composed.problems.join('\n'));

/** The list of this repository, for the tests of the pages. */
export const knowledge = createKnowledge(composed.list);
