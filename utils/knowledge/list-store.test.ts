import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type UnsaidDatabase } from '../database.ts';
import { digestLine } from './digest.ts';
import { type ListPlaces, readBytesInForce, readListInForce } from './list-in-force.ts';
import { keepList, readPointer, refuseVersion } from './list-store.ts';
import { UNSIGNED } from './signature.ts';
import { encode, makeKey, offerOf, type SigningKey, sampleList } from './testing.ts';
import { unpackList } from './wire.ts';

let key: SigningKey;
let count = 0;
const opened: UnsaidDatabase[] = [];

beforeAll(async () => {
  key = await makeKey('key-one');
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

function open(): UnsaidDatabase {
  const database = openDatabase(`test-${count++}`);
  opened.push(database);
  return database;
}
const placesWith = (database: UnsaidDatabase | null, bundledVersion = 1): ListPlaces => ({
  database,
  keys: [key],
  extensionVersion: '0.2.0',
  bundled: {
    readVersion: async () => bundledVersion,
    read: async () => unpackList(sampleList(bundledVersion)),
    readBytes: async () => encode(sampleList(bundledVersion)),
  },
});
async function keep(database: UnsaidDatabase, version: number, previous: number | null): Promise<void> {
  const { bytes, file } = await offerOf(key, sampleList(version));
  await keepList(database, { version, bytes, signature: file }, previous);
}
const summary = async (places: ListPlaces) => {
  const { list, origin, damaged, before } = await readListInForce(places);
  return [list.version, origin, damaged, before];
};

describe('the list in force', () => {
  it('is the bundled one where nothing is stored, or nothing can be', async () => {
    expect(await summary(placesWith(null))).toEqual([1, 'bundled', false, null]);
    expect(await summary(placesWith(open()))).toEqual([1, 'bundled', false, null]);
  });

  it('is the one that was kept, with the one before it behind', async () => {
    const database = open();
    const places = placesWith(database);
    await keep(database, 2, null);
    expect(await summary(places)).toEqual([2, 'downloaded', false, 1]);
    await keep(database, 3, 2);
    expect(await summary(places)).toEqual([3, 'downloaded', false, 2]);
    await keep(database, 4, 3);
    expect(await database.lists.count(), 'only current and previous stay').toBe(2);
    const inForce = await readListInForce(places);
    expect(await readBytesInForce(places, inForce)).toEqual(encode(sampleList(4)));
  });

  it('is the bundled one when an update of the extension brought a newer one', async () => {
    const database = open();
    await keep(database, 2, null);
    expect(await summary(placesWith(database, 3))).toEqual([3, 'bundled', false, 2]);
  });

  it('goes back step by step, and never takes again what was refused', async () => {
    const database = open();
    const places = placesWith(database);
    await keep(database, 2, null);
    await keep(database, 3, 2);
    await refuseVersion(database, 3);
    expect(await summary(places)).toEqual([2, 'downloaded', false, 1]);
    await refuseVersion(database, 2);
    expect(await summary(places)).toEqual([1, 'bundled', false, null]);
    expect((await readListInForce(places)).refused).toEqual([3, 2]);
    expect(await database.lists.count()).toBe(0);
    await keep(database, 4, null);
    expect(await summary(places)).toEqual([4, 'downloaded', false, 1]);
  });

  it('can go back from a bundled list to the one that was fetched before', async () => {
    const database = open();
    await keep(database, 2, null);
    await refuseVersion(database, 3);
    expect(await summary(placesWith(database, 3))).toEqual([2, 'downloaded', false, null]);
  });

  it.each<[string, (database: UnsaidDatabase) => Promise<unknown>]>([
    [
      'has a flipped bit',
      (database) => database.lists.update(3, { bytes: encode(sampleList(3)).fill(1, 9, 10) }),
    ],
    ['is cut off', (database) => database.lists.update(3, { bytes: encode(sampleList(3)).slice(0, 99) })],
    ['is another list', (database) => database.lists.update(3, { bytes: encode(sampleList(9)) })],
    ['has no signature', (database) => database.lists.update(3, { signature: '' })],
    ['is not even bytes', (database) => database.lists.update(3, { bytes: 'list' as never })],
    ['is gone', (database) => database.lists.delete(3)],
  ])('falls back and says so when the stored list %s', async (_, damage) => {
    const database = open();
    await keep(database, 2, null);
    await keep(database, 3, 2);
    await damage(database);
    expect(await summary(placesWith(database))).toEqual([2, 'downloaded', true, 1]);
    await database.lists.clear();
    expect(await summary(placesWith(database))).toEqual([1, 'bundled', true, null]);
  });

  it('does not trust a stored list whose key this build no longer has', async () => {
    const database = open();
    await keep(database, 2, null);
    const places = { ...placesWith(database), keys: [await makeKey('key-two')] };
    expect(await summary(places)).toEqual([1, 'bundled', true, null]);
  });

  it('of an unsigned source is held to its digest, and to nothing that was signed', async () => {
    const database = open();
    const places = { ...placesWith(database, 0), keys: UNSIGNED } as const;
    for (const version of [2, 3]) {
      const bytes = encode(sampleList(version));
      const stored = { version, bytes, signature: await digestLine(bytes) };
      await keepList(database, stored, version === 2 ? null : 2);
    }
    // There is nothing to go back to behind the first list of such a source.
    expect(await summary(places)).toEqual([3, 'downloaded', false, 2]);
    await database.lists.update(3, { bytes: encode(sampleList(3)).fill(1, 9, 10) });
    expect(await summary(places)).toEqual([2, 'downloaded', true, null]);
    // With keys, a digest is no signature.
    expect(await summary({ ...places, keys: [key] })).toEqual([0, 'bundled', true, null]);
  });

  it('is the bundled one when the database can’t be read', async () => {
    const database = open();
    await keep(database, 2, null);
    database.close({ disableAutoOpen: true });
    expect(await summary(placesWith(database))).toEqual([1, 'bundled', true, null]);
  });
});

describe('keepList', () => {
  it('has a reason when it can’t write, and changes nothing', async () => {
    const database = open();
    await keep(database, 2, null);
    database.lists.hook('creating', () => {
      throw new Error('no space left');
    });
    await expect(keep(database, 3, 2)).rejects.toMatchObject({
      name: 'ListError',
      reason: { code: 'store', values: [expect.stringContaining('no space left')] },
    });
    expect(await summary(placesWith(database))).toEqual([2, 'downloaded', false, 1]);
  });

  it('keeps a whole list in force when it is broken off at any step', async () => {
    // Steps: the list written, read back, then one transaction: pointer read, pointer written, the rest removed.
    let steps = 1;
    for (let step = 0; step <= steps; step++) {
      const database = open();
      await keep(database, 2, null);
      await keep(database, 3, 2);
      let done = 0;
      const unlessBroken = async <T>(goOn: () => Promise<T>): Promise<T> => {
        if (done++ === step) throw new Error('broken off');
        return goOn();
      };
      database.use({
        stack: 'dbcore',
        name: 'break-off',
        create: (core) => ({
          ...core,
          table(name) {
            const table = core.table(name);
            return {
              ...table,
              get: (request) => unlessBroken(() => table.get(request)),
              mutate: (request) => unlessBroken(() => table.mutate(request)),
            };
          },
        }),
      });
      database.close();
      await database.open();
      await keep(database, 4, 3).catch(() => {});
      database.unuse({ stack: 'dbcore', name: 'break-off' });
      database.close();
      await database.open();
      const [version, origin, damaged] = await summary(placesWith(database));
      expect([3, 4], `step ${step}`).toContain(version);
      expect([origin, damaged], `step ${step}`).toEqual(['downloaded', false]);
      steps = Math.max(steps, done);
    }
    expect(steps).toBeGreaterThanOrEqual(5);
  });

  it('any order of keeping and refusing leaves the newest whole list that is not refused', async () => {
    const step = fc.record({ refuse: fc.boolean(), by: fc.integer({ min: 1, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const database = open();
        const places = placesWith(database);
        let newest = 1;
        for (const { refuse, by } of steps) {
          const inForce = await readListInForce(places);
          if (refuse && inForce.before !== null) {
            await refuseVersion(database, inForce.list.version);
            expect((await readListInForce(places)).list.version).toBe(inForce.before);
          } else if (!refuse) {
            newest += by;
            await keep(database, newest, inForce.origin === 'downloaded' ? inForce.list.version : null);
            expect((await readListInForce(places)).list.version).toBe(newest);
          }
          const { refused } = await readPointer(database);
          expect(refused).not.toContain((await readListInForce(places)).list.version);
        }
      }),
      { numRuns: 30 },
    );
  });
});
