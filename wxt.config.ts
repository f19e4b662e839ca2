import { defineConfig } from 'wxt';

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  imports: false,
  // Tests build into a folder of their own, so that they never touch a build in use.
  outDir: process.env.UNSAID_OUT_DIR ?? '.output',
  autoIcons: { baseIconPath: 'assets/icon.svg' },
  zip: {
    artifactTemplate: 'unsaid-{{browser}}.zip',
    sourcesTemplate: 'unsaid-sources.zip',
    excludeSources: ['demo-output/**', 'test-results/**', 'coverage/**', 'playwright-report/**'],
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'unsaid@unsaid.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
