let css = '';
let shared: CSSStyleSheet | undefined;

/** Sets what {@link style} gives to each shadow root. It comes as a message, so that the page's script need not hold it. */
export function setCss(text: string): void {
  css = text;
  shared = undefined;
}

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
