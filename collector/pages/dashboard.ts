import { html } from 'hono/html';
import { type Cell, LEAST_REPORTERS } from '../store/statistics.ts';
import { type Html, layout } from './layout.ts';
import { type Bar, type Dimension, MOST_BARS, rollUp } from './rollup.ts';

export interface Names {
  topic(id: string): string;
  language(tag: string): string;
  kind(kind: string): string;
}

const CHARTS: readonly (readonly [Dimension, string, string])[] = [
  ['model', 'Models', 'Model'],
  ['topic', 'Topics', 'Topic'],
  ['language', 'Languages of the prompts', 'Language'],
  ['kind', 'What readers say happened', 'What'],
  ['month', 'Over time', 'Month'],
];
/** Chart in its own units; it is as wide as its place. */
const WIDTH = 720;
const ROW = 26;
const LABEL = 270;
const NUMBER = 64;

/** What readers report, for everybody: counts of many, never a report. */
export function dashboard(cells: readonly Cell[], names: Names): Html {
  const total = cells.reduce((sum, { reports }) => sum + reports, 0);
  const content = html`<p>
      Readers of HuggingChat report answers that refuse, dodge or follow a state's line, with one click in
      <strong>Unsaid</strong>. This page counts those reports.
    </p>
    <p class="muted">
      They are readers' reports, not measurements: they say what people met and cared to report, not how often a model
      refuses. Counts of fewer than ${LEAST_REPORTERS} readers are left out, so that no number is about one person, and what
      is held, rejected or deleted is not counted.
    </p>
    ${
      cells.length === 0
        ? html`<p role="status">Nothing to show yet: no model and topic has been reported by ${LEAST_REPORTERS} readers.</p>`
        : html`<p role="status"><strong>${format(total)}</strong> reports are shown.</p>
            ${CHARTS.map(([dimension, title, heading]) => chart(title, heading, bars(cells, dimension, names)))}`
    }
    <p>
      The same as data: <a href="/v1/statistics">statistics</a>, and the reports that were confirmed and released,
      <a href="/v1/export.jsonl">as JSON lines</a> under CC0.
    </p>`;
  return layout('What readers report', content);
}

function bars(cells: readonly Cell[], dimension: Dimension, names: Names): Bar[] {
  const name = (text: string): string => {
    if (dimension === 'topic') return text ? names.topic(text) : 'no topic';
    if (dimension === 'language') return names.language(text);
    if (dimension === 'kind') return names.kind(text);
    return text || 'unknown model';
  };
  return rollUp(cells, dimension).map((bar) => ({ ...bar, name: name(bar.name) }));
}

function chart(title: string, heading: string, all: readonly Bar[]): Html {
  const shown = heading === 'Month' ? all.slice(-MOST_BARS) : all.slice(0, MOST_BARS);
  const most = Math.max(...shown.map(({ reports }) => reports), 1);
  const room = WIDTH - LABEL - NUMBER;
  return html`<section>
    <h2>${title}</h2>
    <svg viewBox="0 0 ${WIDTH} ${shown.length * ROW}" role="img" aria-label="${title}: the table below has these numbers">
      ${shown.map(({ name, reports }, at) => {
        const middle = at * ROW + ROW / 2;
        const width = Math.max(2, (reports / most) * room);
        return html`<g>
          <title>${name}: ${format(reports)}</title>
          <text x="${LABEL - 10}" y="${middle}" class="label">${shorten(name)}</text>
          <rect x="${LABEL}" y="${middle - 8}" width="${width.toFixed(1)}" height="16" rx="4" />
          <text x="${(LABEL + width + 8).toFixed(1)}" y="${middle}" class="value">${format(reports)}</text>
        </g>`;
      })}
    </svg>
    <details>
      <summary>${title}, as a table</summary>
      <div class="wide" tabindex="0" role="region" aria-label="${title}, as a table">
        <table>
          <thead>
            <tr>
              <th scope="col">${heading}</th>
              <th scope="col">Reports</th>
              <th scope="col">Installations, month by month</th>
            </tr>
          </thead>
          <tbody>
            ${all.map(
              ({ name, reports, reporters }) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  <td>${format(reports)}</td>
                  <td>${format(reporters)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </section>`;
}

const format = (value: number): string => new Intl.NumberFormat('en').format(value);
const shorten = (name: string): string => (name.length > 36 ? `${name.slice(0, 35)}…` : name);
