import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['{utils,components,collector,entrypoints,scripts,knowledge,tests,training}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '.output/**'],
    testTimeout: 20_000,
    setupFiles: ['tests/fixed-seed.ts'],
  },
});
