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
  return html`<section>
    <h2>${title}</h2>
    <div class="chart" role="img" aria-label="${title}: the table below has these numbers">
      ${shown.map(
        ({ name, reports }) => html`<div class="bar">
          <span class="label">${name}</span>
          <svg viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
            <rect width="${Math.max(0.5, (100 * reports) / most).toFixed(1)}" height="16" />
          </svg>
          <span class="value">${format(reports)}</span>
        </div>`,
      )}
    </div>
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
