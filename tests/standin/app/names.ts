/** The part of a Hub id that the page shows. */
export function lastSegment(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
