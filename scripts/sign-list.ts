/**
 * `npm run sign:list`: signs a list and lays it out as hosts serve it, `list.json` and `list.json.sig`, with its licence.
 *
 *   --list FILE        the list (public/knowledge/list.json, made by `npm run build:list`)
 *   --out FOLDER       where to (.output/list)
 *   --key FILE         the signing key (a development key, made on first use, outside the project)
 *   --make-key ID      only makes a key, in the file that --key names, and prints its public form
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseList } from '../utils/knowledge/accept.ts';
import { formatSignature } from '../utils/knowledge/signature.ts';
import { explain } from './list/explain.ts';
import { developmentKey, makeKeyFile, publicForm, readKeyFile, sign } from './list/signing-key.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    list: { type: 'string', default: join(root, 'public', 'knowledge', 'list.json') },
    out: { type: 'string', default: join(root, '.output', 'list') },
    key: { type: 'string' },
    'make-key': { type: 'string' },
  },
});

try {
  if (values['make-key'] !== undefined) await makeKey(values.key, values['make-key']);
  else await signList();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function makeKey(file: string | undefined, id: string): Promise<void> {
  if (file === undefined) throw new Error('--make-key needs --key FILE to say where the key goes');
  await makeKeyFile(file, id);
  console.log(publicForm(await readKeyFile(file)));
}

async function signList(): Promise<void> {
  const bytes = new Uint8Array(readFileSync(values.list));
  // Any version of the extension may read what is signed here.
  const parsed = parseList(bytes, '99999');
  if (!parsed.ok) throw new Error(`${values.list}: ${explain(parsed.reason)}`);
  const key = values.key === undefined ? await developmentKey() : await readKeyFile(values.key);
  const signature = await sign(bytes, parsed.list.version, key);
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'list.json'), bytes);
  writeFileSync(join(values.out, 'list.json.sig'), formatSignature(signature));
  copyFileSync(join(root, 'knowledge', 'LICENSE.md'), join(values.out, 'LICENSE.md'));
  console.log(`list ${parsed.list.version} of ${parsed.list.generated}, signed with ${publicForm(key)}`);
  console.log(`${join(values.out, 'list.json')} and .sig`);
}
