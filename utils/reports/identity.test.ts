import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hashSecret,
  hourOf,
  newInstallSecret,
  newReportId,
  newSecret,
  reporterTag,
  SECRET,
} from './identity.ts';

test('ids are random UUIDs of version 4, secrets 128 bits, none twice', () => {
  const ids = Array.from({ length: 200 }, newReportId);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const secrets = Array.from({ length: 200 }, newSecret);
  for (const secret of secrets) expect(secret).toMatch(SECRET);
  expect(newInstallSecret()).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set([...ids, ...secrets]).size).toBe(400);
});

test('hash and tag are SHA-256 and HMAC-SHA-256, as any collector computes them', async () => {
  expect(await hashSecret('00ff')).toBe(createHash('sha256').update('00ff').digest('hex'));
  const cell = { model: 'org/name', topic: 'tank_man', hour: '2026-11-26T17:00Z' };
  const expected = createHmac('sha256', 'key').update('["org/name","tank_man","2026-11"]').digest('hex');
  expect(await reporterTag('key', cell)).toBe(expected);
});

test('a tag is the same within a cell, and another in every other cell or installation', async () => {
  const part = fc.constantFrom('a', 'b', 'a","b', '', '["a"');
  const hour = fc.constantFrom('2026-11-26T17:00Z', '2026-11-01T00:00Z', '2026-12-01T00:00Z');
  const cell = fc.record({ install: fc.constantFrom('k1', 'k2'), model: part, topic: part, hour });
  await fc.assert(
    fc.asyncProperty(cell, cell, async (a, b) => {
      const same =
        a.install === b.install &&
        a.model === b.model &&
        a.topic === b.topic &&
        a.hour.slice(0, 7) === b.hour.slice(0, 7);
      expect((await reporterTag(a.install, a)) === (await reporterTag(b.install, b))).toBe(same);
    }),
  );
});

test('the hour is all that is told of the time', () => {
  expect(hourOf(new Date('2026-11-26T17:59:59.999Z'))).toBe('2026-11-26T17:00Z');
});
