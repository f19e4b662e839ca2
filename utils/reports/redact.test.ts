import { describe, expect, it, test } from 'vitest';
import { countMasks, redact } from './redact.ts';

describe('what is masked', () => {
  it.each([
    ['mail jane.doe+x@example.co.uk. Or call', 'mail ⟦email⟧. Or call'],
    ['jane [at] example [dot] org', '⟦email⟧'],
    ['我的邮箱是a@b.com。', '⟦email⟧。'],
    ['root@localhost', '⟦email⟧'],
    ['call +49 (0)30 1234567, 212.555.0199', 'call ⟦number⟧, ⟦number⟧'],
    ['138 0013 8000 or ٠٥٠ ١٢٣ ٤٥٦٧', '⟦number⟧ or ⟦number⟧'],
    ['card 4111-1111-1111-1111', 'card ⟦number⟧'],
    ['IBAN DE89370400440532013000', 'IBAN ⟦number⟧'],
    ['passport L01X00T47', 'passport ⟦number⟧'],
    ['id 11010519491231002X', 'id ⟦number⟧'],
    ['https://user:pw@host.example/p', 'https://⟦address⟧@host.example/p'],
    ['see https://a.example/p?token=abc&x=1#frag.', 'see https://a.example/p?⟦address⟧'],
    ['https://huggingface.co/chat/r/AbC_123?leafId=1', 'https://huggingface.co/chat/r/⟦address⟧?⟦address⟧'],
    ['password: hunter2', 'password: ⟦key⟧'],
    ['api_key="abcd1234efgh"', 'api_key="⟦key⟧"'],
    ['密码是 abc12345。', '密码是 ⟦key⟧。'],
    ['Cookie: a=b; c=d', 'Cookie: ⟦key⟧'],
    ['Authorization: Bearer abc.d3f.ghi', 'Authorization: ⟦key⟧'],
    ['/home/jane/x and C:\\Users\\John Smith\\docs', '/home/⟦path⟧/x and C:\\Users\\⟦path⟧\\docs'],
    ['ping 192.168.1.254.', 'ping ⟦network⟧.'],
    ['2001:db8::1 and fe80::1ff:fe23:4567:890a', '⟦network⟧ and ⟦network⟧'],
    ['3f0a4c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b', '⟦number⟧'],
    ['gh\u200bp_abcdefghijklmnopqrst0123', '⟦key⟧'],
  ])('%s', (text, masked) => expect(redact(text)).toBe(masked));

  it('takes a private key whole, also one that is cut off', () => {
    expect(redact('a -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- b')).toBe(
      'a ⟦key⟧ b',
    );
    expect(redact('a -----BEGIN PRIVATE KEY-----\nMIIE\nAAAA')).toBe('a ⟦key⟧');
  });
});

describe('what stays: the words a report is about', () => {
  it.each([
    'What happened on 4 June 1989 (1989-06-04)? From 1949 to 1976, 1949-1976, 2020 2021; at 04.06.1989 14:30',
    'deepseek-ai/DeepSeek-R1-0528-Qwen3-8B, Qwen3-235B-A22B-Instruct-2507, claude-3-5-sonnet-20241022',
    'A population of 1,412,600,000; 64 and 89; 30 of 50; 12:30:45; std::vector',
    'Basic understanding of bearer bonds; basic income in 101 words; the token economy; the secret: everyone knew.',
    '天安门广场1989年6月4日发生了什么？',
    'Tiananmen-Square-1989-internationally-condemned/and/other/things',
  ])('%s', (text) => expect(redact(text)).toBe(text));
});

test('masks are counted by kind', () => {
  expect([...countMasks(redact('a@b.org, c@d.org'), redact('0171 2345678'))]).toEqual([
    ['email', 2],
    ['number', 1],
  ]);
});

test('no text makes it slow', () => {
  const pieces = [
    'a',
    '1',
    '1 ',
    'a@',
    'a.',
    ':',
    'f:',
    'key=',
    'key_',
    'a-',
    'A1',
    '1990 ',
    'bearer ',
    '((1',
    '/home/',
  ];
  for (const piece of [
    ...pieces,
    '-----BEGIN PRIVATE KEY-----',
    'https://a?',
    'eyJa',
    'a at ',
    'a1A_',
    '😀',
  ]) {
    const began = performance.now();
    redact(piece.repeat(100_000 / piece.length));
    expect(performance.now() - began, piece).toBeLessThan(2_000); // ordinarily a tenth
  }
});
