/** The few words that the page's own script needs: those of controls. All others come with the views. */
const KEYS = [
  'badge_is_wrong',
  'close',
  'contest',
  'copied',
  'copy',
  'copy_by_hand',
  'direction',
  'facts',
  'hidden_here',
  'hide_here',
  'hint_hide',
  'language',
  'profile',
  'report_in_words',
  'report_wrong',
  'undo',
] as const;
export type Labels = Readonly<Record<(typeof KEYS)[number], string>>;

/** @param getMessage `browser.i18n.getMessage` */
export const readLabels = (getMessage: (key: string) => string): Labels =>
  Object.fromEntries(KEYS.map((key) => [key, getMessage(`badge_${key}`)])) as Labels;
