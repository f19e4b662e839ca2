import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Bar, Block, Section } from '../../utils/badge/view.ts';
import { LineText } from './line-text.tsx';

const cent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function BarRow({ label, share, low, high, warns, figure, interval }: Bar): ReactNode {
  return (
    <li className={warns ? 'caution' : 'note'}>
      <span>{label}</span>
      <span className="track" role="img" aria-label={interval} title={interval}>
        <i style={{ inlineSize: cent(share) }} />
        <b style={{ insetInlineStart: cent(low), inlineSize: cent(high - low) }} />
      </span>
      <span className="number">
        <LineText line={figure} />
      </span>
    </li>
  );
}

function BlockView({ heading, bars, lines }: Block): ReactNode {
  return (
    <div className="block">
      {heading && <h3>{heading}</h3>}
      {bars.length > 0 && (
        <ul className="bars">
          {bars.map((bar) => (
            <BarRow key={`${bar.label} ${bar.figure}`} {...bar} />
          ))}
        </ul>
      )}
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one block, which changes as a whole
        <p key={index}>
          <LineText line={line} />
        </p>
      ))}
    </div>
  );
}

/** The sections of a card, on a page: only what is not of these weights is folded here, where there is room. */
export function CardSections({ sections }: { sections: readonly Section[] }): ReactNode {
  return sections.map(({ title, blocks }) => {
    const all = blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one model, which changes as a whole
      <BlockView key={index} {...block} />
    ));
    if (title === i18n.t('badge.not_these_weights'))
      return (
        <details key={title} className="card">
          <summary>
            <h2>{title}</h2>
          </summary>
          {all}
        </details>
      );
    return (
      <section key={title} className="card">
        <h2>{title || i18n.t('pages.profileTests')}</h2>
        {all}
      </section>
    );
  });
}
