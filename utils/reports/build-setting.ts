/** Where reports go: to a collector, else to a discussion on the Hub, else only onto the clipboard. */
export interface Destination {
  /** Base address, `https:`; empty: none. */
  readonly collector: string;
  /** Of the Hub, `datasets/org/name`; empty: none. */
  readonly repository: string;
}
/** Which of the three is in force. */
export type DestinationKind = 'collector' | 'hub' | 'copy';

export const kindOf = ({ collector, repository }: Destination): DestinationKind =>
  collector ? 'collector' : repository ? 'hub' : 'copy';

const LONGEST = 300;
const PLAIN_URL = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?(\/[\w.-]+)*\/?$/i;
const REPOSITORY = /^(?:(?:datasets|spaces)\/)?[\w.-]{1,96}\/[\w.-]{1,96}$/;

/** An address that was typed or built in; null: it is none. Strict: letters, digits, dots, dashes and slashes. */
export function parseCollector(text: string): string | null {
  const url = text.trim();
  if (url === '') return '';
  if (url.length > LONGEST || !PLAIN_URL.test(url) || !URL.canParse(url)) return null;
  return url.replace(/\/*$/, '/');
}

/** A repository of the Hub, as in its address; null: it is none. */
export function parseRepository(text: string): string | null {
  const repository = text.trim().replace(/^https:\/\/huggingface\.co\/|\/+$/g, '');
  return repository === '' || REPOSITORY.test(repository) ? repository : null;
}

/**
 * The build's own settings. @throws where one is wrong: such a build is not to be made.
 */
export function parseBuild(collector: string, repository: string): Destination {
  const destination = { collector: parseCollector(collector), repository: parseRepository(repository) };
  if (destination.collector === null)
    throw new Error(`UNSAID_COLLECTOR_URL is no https address: ${collector}`);
  if (destination.repository === null) throw new Error(`UNSAID_REPORT_REPOSITORY is none: ${repository}`);
  return destination as Destination;
}
