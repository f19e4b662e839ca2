import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicForm } from '../../scripts/list/signing-key.ts';
import { parseCustomSource, SOURCE_PROBLEMS } from './custom-source.ts';
import { UNSIGNED } from './signature.ts';
import { makeKey } from './testing.ts';

const URL_OF_LIST = 'https://lists.example.org/unsaid/list.json';
const problem = (url: string, key = ''): string => {
  const parsed = parseCustomSource(url, key);
  return parsed.ok ? 'ok' : parsed.problem;
};

describe('parseCustomSource', () => {
  it('takes an https address, with a key or unsigned', async () => {
    const key = await makeKey('my-key');
    const signed = parseCustomSource(` ${URL_OF_LIST} `, ` ${publicForm(key)} `);
    expect(signed).toEqual({
      ok: true,
      source: {
        id: `${URL_OF_LIST} ${publicForm(key)}`,
        url: URL_OF_LIST,
        host: 'lists.example.org',
        key: { id: 'my-key', bytes: key.bytes },
        urls: [URL_OF_LIST],
        keys: [{ id: 'my-key', bytes: key.bytes }],
      },
    });
    expect(parseCustomSource(URL_OF_LIST, '')).toMatchObject({
      ok: true,
      source: { key: null, keys: UNSIGNED, id: `${URL_OF_LIST} unsigned` },
    });
  });

  it.each([
    'https://a.example/list.json.gz',
    'https://a.example:8443/list.json',
    'https://raw.example.org/who/what/refs/heads/main/list.json',
    'https://127.0.0.1:9000/list.json',
  ])('takes %s', (url) => expect(problem(url)).toBe('ok'));

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    [`https://a.example/${'x'.repeat(400)}.json`, 'long'],
    ['http://a.example/list.json', 'https'],
    ['HTTPS://a.example/list.json', 'https'],
    ['ftp://a.example/list.json', 'https'],
    ['file:///etc/list.json', 'https'],
    ['javascript:alert(1)//list.json', 'https'],
    ['data:application/json,{}.json', 'https'],
    ['blob:https://a.example/list.json', 'https'],
    ['chrome-extension://abc/list.json', 'https'],
    ['//a.example/list.json', 'https'],
    ['list.json', 'https'],
    ['\u0000https://a.example/list.json', 'https'],
    ['https://me@a.example/list.json', 'user'],
    ['https://me:secret@a.example/list.json', 'user'],
    ['https://huggingface.co@evil.example/list.json', 'user'],
    ['https://a.example/list.json?me=1', 'query'],
    ['https://a.example/list.json#x', 'query'],
    ['https://a.example/', 'ending'],
    ['https://a.example/list.js', 'ending'],
    ['https://a.example/list.json ', 'ok'],
    ['https://a.example/list.json\n.json', 'address'],
    ['https://a.example\\@evil.example/list.json', 'user'],
    ['https://a.example\\list.json', 'address'],
    ['https://a.example/../list.json', 'address'],
    ['https://a.example/a/./list.json', 'address'],
    ['https://a.example/%2e%2e/list.json', 'address'],
    ['https://xn--e1afmkfd.example/list.json', 'ok'],
    ['https://пример.example/list.json', 'address'],
    ['https://a.example:443/list.json', 'address'],
    ['https://a.example:99999/list.json', 'address'],
    ['https://0x7f.1/list.json', 'address'],
    ['https://2130706433/list.json', 'address'],
    ['https://[::1]/list.json', 'address'],
    ['https://a.example/<img src=x>.json', 'address'],
    ['https://a.example/\u202egpj.json', 'address'],
    ['https://a .example/list.json', 'address'],
    ['https:///list.json', 'address'],
    ['https://a..example/list.json', 'ok'],
  ])('%j: %s', (url, expected) => expect(problem(url)).toBe(expected));

  it.each([
    ',',
    'x',
    'my-key',
    'my-key:',
    'my-key:AAAA',
    'MY KEY:AAAA',
    ':AAAA',
    'unsigned',
    `k-1:${'A'.repeat(10_000)}`,
  ])('refuses the key %j rather than take the list as unsigned', (key) =>
    expect(problem(URL_OF_LIST, key)).toBe('key'),
  );

  it('refuses two keys', async () => {
    const keys = await Promise.all(['key-one', 'key-two'].map(makeKey));
    expect(problem(URL_OF_LIST, keys.map(publicForm).join())).toBe('key');
  });

  it('whatever is typed: never throws, and takes only what says nothing but where a list is', () => {
    const parts = fc.constantFrom(
      'https://',
      'a.example',
      '/',
      '.json',
      '@',
      '..',
      '?',
      '#',
      '\\',
      ':',
      'x',
      '%2f',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.string({ unit: 'binary' }), (url, key) => {
        const parsed = parseCustomSource(url, key);
        if (!parsed.ok) {
          expect(SOURCE_PROBLEMS).toContain(parsed.problem);
          return;
        }
        const { protocol, username, password, search, hash, href } = new URL(parsed.source.url);
        expect([protocol, username, password, search, hash, href]).toEqual([
          'https:',
          '',
          '',
          '',
          '',
          parsed.source.url,
        ]);
        expect(parsed.source.keys === UNSIGNED).toBe(key.trim() === '');
      }),
      { numRuns: 3_000 },
    );
  });
});
