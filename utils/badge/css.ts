import badgeCss from './badge.css?inline';
import reportCss from './report.css?inline';

/** The look of badge, model mark and card. */
export const BADGE_CSS = badgeCss + reportCss;
