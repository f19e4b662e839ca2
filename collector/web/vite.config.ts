import { defineConfig } from 'vite';

/** The moderation page, as files that the collector serves under /moderation/. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/moderation/',
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
