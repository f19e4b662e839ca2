import badgeCss from './badge.css?inline';
import reportCss from './report.css?inline';

const css = badgeCss + reportCss;

let shared: CSSStyleSheet | undefined;

/**
 * Styles a shadow root with the one shared sheet. Firefox refuses `adoptedStyleSheets` to content scripts
 * (https://bugzilla.mozilla.org/show_bug.cgi?id=1751346), so there each root gets its own `<style>`.
 */
export function style(root: ShadowRoot): void {
  try {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(css);
    }
    root.adoptedStyleSheets = [shared];
  } catch {
    const element = document.createElement('style');
    element.textContent = css;
    root.prepend(element);
  }
}
