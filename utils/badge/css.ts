import badgeCss from './badge.css?inline';
import hintCss from './hint.css?inline';
import reportCss from './report.css?inline';
import unseenCss from './unseen.css?inline';

/** The look of badge, model mark, hint and card. */
export const BADGE_CSS = badgeCss + reportCss + hintCss + unseenCss;
