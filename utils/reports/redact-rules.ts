import { TOKEN_FORMATS } from './token-formats.ts';

/** A pattern, and what stands in its place; `$1` keeps the words before a secret. */
type Rule = readonly [pattern: RegExp, replacement: string];

/** Words for a password: whatever follows them is one. */
const SECRET_WORD =
  'pass(?:word|wd|phrase|code)|pwd|passwort|kennwort|contraseña|mot de passe|пароль|salasana|密码|密碼|口令|パスワード|暗証番号|كلمة المرور|كلمة السر';
/** Words for a key, which are also words for other things: what follows must have a figure in it. */
const KEY_WORD =
  '(?:[\\w-]{0,30}[_-])?(?:secret|token|key|apikey|clave|credentials?|auth|authorization|session(?:_?id)?|cookie|pin|otp|api key|access key|密钥|令牌|验证码)';
const VALUE = `[^\\s"'“”「」,;，。；⟦⟧]`;

const AT = '(?:\\s{0,2}[@＠]\\s{0,2}|\\s{0,2}[([{]\\s?at\\s?[)\\]}]\\s{0,2})';
const DOT = '(?:[.．。]|\\s?[([{]\\s?dot\\s?[)\\]}]\\s?)';

/** In this order: a rule seldom sees what one before it has masked, and leaves it where it does. Bounded, so linear. */
export const RULES: readonly Rule[] = [
  ...TOKEN_FORMATS.map((pattern): Rule => [pattern, '⟦key⟧']),
  // Lines of HTTP headers that are credentials as a whole.
  [/^([ \t>]{0,10}(?:(?:set-)?cookie|(?:proxy-)?authorization): ?).*$/gim, '$1⟦key⟧'],
  // A secret in an address: user and password; the id of a conversation or share; a webhook.
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@⟦]{1,200}@/gi, '$1⟦address⟧@'],
  [/(huggingface\.co\/chat\/(?:r|conversation|share)\/)[\w-]+/gi, '$1⟦address⟧'],
  [
    /((?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks|api\.telegram\.org)\/)[\w/:-]+/gi,
    '$1⟦address⟧',
  ],
  // Something called a password or key, and its value.
  [
    new RegExp(
      `((?<!\\p{L})(?:${SECRET_WORD})["']?\\s{0,3}(?:[:=：＝]|is|ist|est|es|是|为|為|は)\\s{0,3}["'“「]?)${VALUE}{3,200}`,
      'giu',
    ),
    '$1⟦key⟧',
  ],
  [
    new RegExp(
      `((?<!\\p{L})(?:${KEY_WORD})["']?\\s{0,3}[:=：＝]\\s{0,3}["'“「]?)(?=[^\\s"']{0,200}\\d)${VALUE}{4,200}`,
      'giu',
    ),
    '$1⟦key⟧',
  ],
  // The whole query and fragment of an address. After the words above: it may run on into what follows it.
  [/\b((?:https?|wss?|ftp):\/\/[^\s?#<>"'`]{1,2000}[?#])[^\s<>"'`]+/gi, '$1⟦address⟧'],
  [
    new RegExp(
      `[\\p{L}\\p{N}._%+'’-]{1,64}${AT}(?:[\\p{L}\\p{N}-]{1,63}${DOT}){1,8}[\\p{L}\\p{N}-]{2,63}`,
      'giu',
    ),
    '⟦email⟧',
  ],
  [/[\p{L}\p{N}._%+-]{1,64}[@＠][\p{L}\p{N}-]{2,63}(?![\p{L}\p{N}])/gu, '⟦email⟧'],
  [/((?:^|[^\p{L}\p{N}])(?:\/home\/|\/Users\/|\/export\/home\/))[^/\s"'`<>:|⟦⟧]+/gu, '$1⟦path⟧'],
  [
    /([a-z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2})(?:[^\\/:*?"<>|\r\n⟦⟧]{1,64}(?=[\\/])|[^\\/\s:*?"<>|⟦⟧]+)/gi,
    '$1⟦path⟧',
  ],
  // IPv4, IPv6, hardware addresses
  [/(?<![\p{Nd}.])(?:\p{Nd}{1,3}\.){3}\p{Nd}{1,3}(?!\.?\p{Nd})/gu, '⟦network⟧'],
  [
    /(?<![\w:])(?=[0-9a-f:]{0,39}[0-9a-f])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{0,4}::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{0,4})/gi,
    '⟦network⟧',
  ],
  [/(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/gi, '⟦network⟧'],
  // UUIDs, and what else is no word and no name: long hexadecimal, long mixtures of letters and figures.
  [/(?<![\w-])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '⟦number⟧'],
  [/(?<!\w)(?=[0-9a-f]{0,400}\d)[0-9a-f]{24,}(?!\w)/gi, '⟦key⟧'],
  [/(?<![\w+/])(?=\w{0,400}\d)(?=\w{0,400}[a-z])\w{24,}={0,2}/gi, '⟦key⟧'],
  [
    /(?<![\w+/-])(?=(?:[\w+/-]{0,60}\d){4})(?=[\w+/-]{0,60}[a-z])(?=[\w+/-]{0,60}[A-Z])[A-Za-z0-9_+/]{40,}={0,2}/g,
    '⟦key⟧',
  ],
];
