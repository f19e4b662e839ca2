/** Copies what is selected without the parts marked `data-exclude-from-copy`, if the selection starts or ends in an answer. */
export function copyWithoutExtras(event: ClipboardEvent): void {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !event.clipboardData) return;
  if (!isInAnswer(selection.anchorNode) && !isInAnswer(selection.focusNode)) return;
  const copy = document.createElement('div');
  for (let index = 0; index < selection.rangeCount; index++) {
    copy.append(selection.getRangeAt(index).cloneContents());
  }
  for (const extra of copy.querySelectorAll('[data-exclude-from-copy]')) extra.remove();
  event.clipboardData.setData('text/plain', copy.textContent ?? '');
  event.clipboardData.setData('text/html', copy.innerHTML);
  event.preventDefault();
}

function isInAnswer(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement;
  return Boolean(element?.closest('[data-message-role="assistant"]'));
}
