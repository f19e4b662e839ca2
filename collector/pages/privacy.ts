import { html } from 'hono/html';
import type { Config } from '../config.ts';
import { KEPT_DAYS } from '../jobs/retention.ts';
import { LEAST_REPORTERS } from '../store/statistics.ts';
import { type Html, layout } from './layout.ts';

/** Who runs this collector and what it keeps. */
export const privacy = ({ operator }: Pick<Config, 'operator'>): Html =>
  layout(
    'Privacy',
    html`<p>
        This collector is run by <strong>${operator.name || 'somebody who has not said their name (OPERATOR_NAME)'}</strong>.
        ${operator.contact ? html`Contact: ${operator.contact}.` : html`No contact is set (OPERATOR_CONTACT).`}
      </p>
      <h2>What is kept of a report</h2>
      <ul>
        <li>model, provider, language, topics, what Unsaid made of the answer, versions, and the hour it was made in;</li>
        <li>prompt, answer and comment, where the reader chose to send them, with what could name somebody masked twice;</li>
        <li>a tag that counts the reports of one installation about one model and topic in one month, and links nothing else;</li>
        <li>a random id, and the hash of a secret that only the reporter's browser has.</li>
      </ul>
      <h2>What is not</h2>
      <p>
        No account, no cookie, no conversation, no address: network addresses are used in memory to count requests, under a key
        that changes every day, and are not written down.
      </p>
      <h2>How long</h2>
      <p>
        Words are deleted once a moderator has decided, or ${KEPT_DAYS} days after they came, whichever is first; unless their
        reporter sent them for publication under CC0 and a moderator released them: then they are in the public dump until the
        reporter deletes them. Counts stay, and are told only where at least ${LEAST_REPORTERS} readers stand behind one.
      </p>
      <h2>Deleting</h2>
      <p>
        In Unsaid, <em>My reports</em> deletes a report here too, at any time. What others have copied from the dump before is
        out of reach.
      </p>`,
  );
