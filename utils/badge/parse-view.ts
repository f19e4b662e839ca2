import { LEVELS } from '../assess-types.ts';
import {
  type AskView,
  type BadgeView,
  type Bar,
  type Block,
  type CardView,
  type HintView,
  type Line,
  type MarkView,
  type PillView,
  REPORT_STATES,
  type ReportView,
  type Run,
  type Section,
} from './view.ts';

/** Hand-written guards, so that no schema library reaches the page: what came as a message is a view, or it is not. */
type Guard<T> = (value: unknown) => value is T;

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isShare = (value: unknown): value is number => isNumber(value) && value >= 0 && value <= 1;
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const oneOf =
  <T extends string>(...words: readonly T[]): Guard<T> =>
  (value): value is T =>
    (words as readonly unknown[]).includes(value);
const listOf =
  <T>(isItem: Guard<T>): Guard<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(isItem);
const either =
  <A, B>(isA: Guard<A>, isB: Guard<B>): Guard<A | B> =>
  (value): value is A | B =>
    isA(value) || isB(value);
const shape =
  <T>(guards: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> =>
  (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Guard<unknown>>(guards).every(([key, isValid]) =>
      isValid((value as Readonly<Record<string, unknown>>)[key]),
    );

const isNothing = (value: unknown): value is null => value === null;
const isAbsent = (value: unknown): value is undefined => value === undefined;
/** The only links a card may hold. */
const isLink = (value: unknown): value is string => isText(value) && /^https:\/\//.test(value);

const isRun = shape<{ text: string; href: string | undefined; lang: string | undefined }>({
  text: isText,
  href: either(isLink, isAbsent),
  lang: either(isText, isAbsent),
}) as Guard<Run>;
const isLine: Guard<Line> = either(isText, listOf(either(isText, isRun)));
const isBar = shape<Bar>({
  label: isText,
  own: isFlag,
  share: isShare,
  low: isShare,
  high: isShare,
  warns: isFlag,
  figure: isText,
  interval: isText,
});
const isBlock = shape<Block>({ heading: isText, bars: listOf(isBar), lines: listOf(isLine) });
const isSection = shape<Section>({ title: isText, folded: isFlag, blocks: listOf(isBlock) });
const isCard = shape<CardView>({
  title: isText,
  intro: isText,
  sections: listOf(isSection),
  smallPrint: listOf(isLine),
  facts: isText,
});
const isPill = shape<PillView>({ tone: oneOf('caution', 'known', 'note', 'quiet'), text: isText });
const isReport = shape<ReportView>({
  state: oneOf(...REPORT_STATES),
  label: isText,
  note: isText,
  undoUntil: isNumber,
});
const isAsk = either(shape<AskView>({ label: isText, note: isText, href: isLink, copy: isText }), isNothing);
const isBadge = shape<BadgeView>({
  messageId: isText,
  model: isText,
  provider: isText,
  level: oneOf(...LEVELS),
  topics: listOf(isText),
  signal: oneOf('none', 'answered', 'evasion', 'refusal', 'inability'),
  pill: either(isPill, isNothing),
  card: either(isCard, isNothing),
  report: isReport,
  ask: isAsk,
});
const isMark = shape<MarkView>({
  model: isText,
  level: oneOf('open', 'caution', 'unmeasured', 'unknown', 'router'),
  text: isText,
  card: isCard,
});

const isHint = shape<HintView>({ topic: isText, text: isText, ask: isAsk });

/** @returns whether it is a hint, or null: there is nothing to say. */
export const isHintOrNull: Guard<HintView | null> = either(isHint, isNothing);

/** @returns null when `value` is not a list of badge views. */
export const parseBadges = (value: unknown): readonly BadgeView[] | null =>
  listOf(isBadge)(value) ? value : null;

/** @returns null when `value` is no mark view. */
export const parseMark = (value: unknown): MarkView | null => (isMark(value) ? value : null);
