import { type BadgeChoices, readBadgeChoices, SHOW_ALL, watchBadgeChoices } from '../utils/badge-choices.ts';
import { useStored } from './use-stored.ts';

/** What the reader wants to see beside answers; everything until it is read. */
export const useBadgeChoices = (): BadgeChoices => useStored(readBadgeChoices, watchBadgeChoices) ?? SHOW_ALL;
