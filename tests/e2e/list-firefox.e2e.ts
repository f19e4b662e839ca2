/** Firefox gives each installation an origin of its own; a look for a newer list must not carry it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchFirefox } from './firefox.ts';
import { buildWithSource, filesOf } from './list-build.ts';
import { HOSTS, startListServer } from './list-server.ts';

test('Firefox looks by itself within a minute, takes the newer list, and does not say who asks', async () => {
  test.setTimeout(120_000);
  const build = await buildWithSource('firefox');
  const server = await startListServer();
  server.serve(await filesOf({ ...build.bundled, version: build.bundled.version + 1 }, build.keys[0]));
  const began = Date.now();
  const firefox = await launchFirefox(server.port, {
    extension: build.extension,
    hosts: Object.fromEntries(HOSTS.map((host) => [host, server.port])),
  });
  try {
    await expect.poll(() => server.requests.length, { timeout: 90_000 }).toBe(2);
    expect(Date.now() - began).toBeGreaterThan(29_000);
    expect(server.requests.map(({ path }) => path)).toEqual(['/list.json.sig', '/list.json']);
    for (const { headers } of server.requests) {
      expect(headers.origin).toBe('null');
      for (const header of ['cookie', 'referer', 'authorization'])
        expect(headers, header).not.toHaveProperty(header);
    }
  } finally {
    await firefox.close();
    await server.close();
    rmSync(join(build.extension, '..'), { recursive: true, force: true });
  }
});
