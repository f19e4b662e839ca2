import { browser } from 'wxt/browser';

/** Firefox 140 and newer; not in the types yet. */
type DataPermissions = { request(permissions: { data_collection: string[] }): Promise<boolean> };

/**
 * Firefox asks the reader, in its own words, before an extension may send website content. Must be called from a click,
 * before anything that takes time. Chromium has no such permission.
 */
export function askDataPermission(): Promise<boolean> {
  if (import.meta.env.BROWSER !== 'firefox') return Promise.resolve(true);
  const permissions = browser.permissions as unknown as DataPermissions;
  return permissions.request({ data_collection: ['websiteContent'] });
}
