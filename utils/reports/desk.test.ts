import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readConsent, writeConsent } from './consent.ts';
import { createDesk, type Desk } from './desk.ts';
import { readWaiting } from './draft-store.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import { draftOf } from './testing.ts';

const HERE = { collector: 'https://collector.example/', repository: '' };
const NOW = 5_000_000;
let outbox: Outbox;
let desk: Desk;
let count = 0;
let name: string;
let destination = HERE;
const openAsking = vi.fn(async (_draftId: string) => {});
const openReport = vi.fn(async (_reportId: string) => {});
const changed = vi.fn(async (_messageIds: readonly string[]) => {});

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  destination = HERE;
  name = `desk-${count++}`;
  outbox = openOutbox(name);
  const parts = { outbox, openAsking, openReport, changed, now: () => NOW };
  desk = createDesk({ ...parts, destination: async () => destination });
});
afterEach(async () => {
  outbox.close();
  await Dexie.delete(name);
});
const agree = (includeText = true) => writeConsent({ collector: HERE.collector, includeText });
const asked = () => openAsking.mock.lastCall?.[0] ?? '';

describe('the first press', () => {
  it('keeps nothing: a page of our own asks, with the redacted draft in memory', async () => {
    expect(await desk.press(draftOf(), false)).toBe('asked');
    expect(await outbox.all()).toEqual([]);
    expect((await readWaiting(asked()))?.draft.words.prompt).toContain('⟦email⟧');
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('Tiananmen');
  });

  it('agreed to: kept as edited, with time for Undo; the next press asks no more', async () => {
    await desk.press(draftOf(), false);
    const { words } = draftOf();
    const edited = { ...words, comment: 'mine', answer: 'Other words, jane@example.org' };
    const sent = await desk.send(asked(), { words: edited, includeText: true, collector: HERE.collector });
    expect(sent.ok).toBe(true);
    const [row] = await outbox.all();
    expect(row?.state).toEqual({ kind: 'queued', notBefore: NOW + 10_000 });
    expect(row?.report).toMatchObject({
      comment: 'mine',
      text: { answer: 'Other words, ⟦email⟧', edited: true },
    });
    expect(await readConsent(HERE)).toMatchObject({ includeText: true });
    expect(await readWaiting(asked())).toBeNull();
    const other = draftOf({ messageId: '00000000-0000-4000-8000-0000000000aa' });
    expect(await desk.press(other, false)).toBe('kept');
    expect(openAsking).toHaveBeenCalledTimes(1);
  });

  it('a draft is sent once, and only where the page said', async () => {
    await desk.press(draftOf(), false);
    const { words } = draftOf();
    const message = { words, includeText: true, collector: HERE.collector };
    expect(await desk.send(crypto.randomUUID(), message)).toEqual({ ok: false, problem: 'no-draft' });
    destination = { ...HERE, collector: 'https://other.example/' };
    expect(await desk.send(asked(), message)).toEqual({ ok: false, problem: 'no-draft' });
    destination = HERE;
    expect((await desk.send(asked(), message)).ok).toBe(true);
    expect(await desk.send(asked(), message)).toEqual({ ok: false, problem: 'no-draft' });
    expect(await outbox.all()).toHaveLength(1);
  });

  it('another collector is another question', async () => {
    await agree();
    destination = { ...HERE, collector: 'https://other.example/' };
    expect(await desk.press(draftOf(), false)).toBe('asked');
  });
});

describe('a press with consent', () => {
  it('asks all the same where the reader wants to say more; that changes no choice', async () => {
    await agree(false);
    expect(await desk.press(draftOf(), false, true)).toBe('asked');
    expect(await outbox.all()).toEqual([]);
    const words = { ...draftOf().words, comment: 'it says so itself' };
    await desk.send(asked(), { words, includeText: true, collector: HERE.collector });
    const [row] = await outbox.all();
    expect(row?.report).toMatchObject({ comment: 'it says so itself', text: { edited: false } });
    expect(await readConsent(HERE)).toMatchObject({ includeText: false });
  });

  it('is one click; without text where the reader chose so', async () => {
    await agree(false);
    expect(await desk.press(draftOf(), false)).toBe('kept');
    expect((await outbox.all())[0]?.report.text).toBeNull();
    expect(changed).toHaveBeenCalledWith([draftOf().messageId]);
  });

  it('again on the same answer shows the report, or tries it again, and makes no second one', async () => {
    await agree();
    await desk.press(draftOf(), false);
    expect(await desk.press(draftOf(), false)).toBe('shown');
    const [row] = await outbox.all();
    expect(openReport).toHaveBeenCalledWith(row?.id);
    await outbox.claim(NOW + 10_000, NOW + 20_000, HERE.collector);
    const broke = { kind: 'broke', attempt: 1, retryAt: NOW + 1e6, reason: 'offline' } as const;
    await outbox.apply(row?.id ?? '', broke);
    expect(await desk.press(draftOf(), false)).toBe('retried');
    expect(await outbox.all()).toMatchObject([{ state: { kind: 'failed', retryAt: NOW } }]);
  });

  it('keeps without a collector, and sends later only by a click that names one', async () => {
    destination = { collector: '', repository: '' };
    await writeConsent({ collector: '', includeText: true });
    await desk.press(draftOf(), false);
    const [row] = await outbox.all();
    expect(row).toMatchObject({ state: { kind: 'kept' }, collector: '' });
    destination = HERE;
    await desk.sendKept(row?.id ?? '', 'https://elsewhere.example/');
    expect((await outbox.all())[0]?.state.kind).toBe('kept');
    await desk.sendKept(row?.id ?? '', HERE.collector);
    expect((await outbox.all())[0]).toMatchObject({ state: { kind: 'queued' }, collector: HERE.collector });
  });

  it('says so when the disk refuses', async () => {
    await agree();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    outbox.close();
    vi.spyOn(outbox, 'byMessage').mockResolvedValue([]);
    vi.spyOn(outbox, 'installSecret').mockRejectedValue(new Error('QuotaExceededError'));
    expect(await desk.press(draftOf(), false)).toBe('not-saved');
    expect(changed).not.toHaveBeenCalled();
  });
});

it('a private window: nothing on the disk, whatever is pressed or sent', async () => {
  await agree();
  const before = JSON.stringify(await fakeBrowser.storage.local.get());
  expect(await desk.press(draftOf(), true)).toBe('asked');
  expect((await readWaiting(asked()))?.fromPrivate).toBe(true);
  const message = { words: draftOf().words, includeText: true, collector: HERE.collector };
  expect(await desk.send(asked(), message)).toEqual({ ok: false, problem: 'no-draft' });
  expect(await outbox.all()).toEqual([]);
  expect(JSON.stringify(await fakeBrowser.storage.local.get())).toBe(before);
  expect(changed).not.toHaveBeenCalled();
});

it('undo, delete and delete all', async () => {
  await agree();
  const drafts = [1, 2, 3].map((n) => draftOf({ messageId: `00000000-0000-4000-8000-00000000000${n}` }));
  for (const draft of drafts) await desk.press(draft, false);
  expect(await desk.undo(drafts[0]?.messageId ?? '')).toBe(true);
  expect(await desk.undo(drafts[0]?.messageId ?? '')).toBe(false);
  const [last, first] = await outbox.all();
  await desk.remove(last?.id ?? '');
  expect((await outbox.all()).map(({ id }) => id)).toEqual([first?.id]);
  await outbox.claim(NOW + 10_000, NOW + 20_000, HERE.collector);
  await desk.removeAll();
  expect(await outbox.all()).toMatchObject([{ state: { kind: 'deleting' } }]);
  expect(await readConsent(HERE)).toBeNull();
});
