/**
 * Runs in every page of the tests before its own scripts: after each change of the page, no badge may be out of place.
 * A fault is written to the console as an error, on which every test fails. Self-contained: it is sent to the page as text.
 */
export function guardBadges(): void {
  if (location.protocol !== 'https:') return; // Unsaid's own pages: samples stand in no message
  const STOP = 'form button[aria-label="Stop generating"]';
  const told = new Set<string>();
  const tell = (fault: string) => {
    if (!told.has(fault)) console.error(`badge out of place: ${fault}`);
    told.add(fault);
  };

  function check(records: readonly MutationRecord[]): void {
    // A badge that was there before the stop button is that of the answer above the one to come.
    const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
    const messages = document.querySelectorAll('[data-message-role="assistant"], [data-message-type="user"]');
    const last = messages[messages.length - 1];
    const badged = new Set<Element>();
    for (const badge of document.querySelectorAll('unsaid-badge')) {
      if (!badge.shadowRoot) continue; // an imitation
      const id = badge.getAttribute('data-message-id') ?? '';
      const message = badge.parentElement?.closest('[data-message-id]');
      if (!message) tell(`${id} is in no message`);
      else if (message.getAttribute('data-message-id') !== id)
        tell(`${id} is in message ${message.getAttribute('data-message-id')}`);
      else if (badged.has(message)) tell(`two in message ${id}`);
      else if (added.has(badge) && message === last && document.querySelector(STOP))
        tell(`${id} is still being written`);
      if (message) badged.add(message);
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(check).observe(document.body, { childList: true, subtree: true });
  });
}
