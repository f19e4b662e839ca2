import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const APP = join(import.meta.dirname, '../app');

/** `node vite-build.ts <folder>`: builds the page for server and client; the folder appears only when it is complete. */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: vite-build.ts <folder>');
mkdirSync(dirname(folder), { recursive: true });
const work = mkdtempSync(join(dirname(folder), '.building-'));
await buildFor('client', join(work, 'client'));
await buildFor('server', join(work, 'server'));
try {
  renameSync(work, folder);
  removeOlder(folder);
} catch {
  // Another process was faster.
  rmSync(work, { recursive: true });
}

/** Builds of earlier sources; not what other processes are building right now. */
function removeOlder(kept: string): void {
  for (const name of readdirSync(dirname(kept))) {
    if (name !== basename(kept) && !name.startsWith('.'))
      rmSync(join(dirname(kept), name), { recursive: true });
  }
}

async function buildFor(side: 'client' | 'server', outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: APP,
    base: '/chat/_app/immutable/',
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    ...(side === 'server' && { ssr: { noExternal: true } }),
    build: {
      ssr: side === 'server',
      outDir,
      emptyOutDir: true,
      minify: side === 'client',
      cssCodeSplit: false,
      modulePreload: false,
      rollupOptions: {
        input: join(APP, `${side}.ts`),
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: `${side}.js`,
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: 'style[extname]',
        },
      },
    },
  });
}
