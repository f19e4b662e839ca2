import { defineConfig } from 'wxt';
import { minifyContentScript } from './scripts/minify-content-script.ts';
import { parseListSource } from './utils/knowledge/list-source.ts';
import { DEVELOPMENT_KEY } from './utils/knowledge/signature.ts';
import { parseBuild } from './utils/reports/build-setting.ts';

/** Where newer lists come from (docs/list-format.md). Without these a build has its bundled list only, and says so. */
const { UNSAID_LIST_URLS = '', UNSAID_LIST_KEYS = '' } = process.env;
/** Where reports go (docs/reports.md). Without these a build keeps them on the reader's machine, and says so. */
const { UNSAID_COLLECTOR_URL = '', UNSAID_REPORT_REPOSITORY = '' } = process.env;
parseBuild(UNSAID_COLLECTOR_URL, UNSAID_REPORT_REPOSITORY);
const listSource = parseListSource(UNSAID_LIST_URLS, UNSAID_LIST_KEYS);

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  imports: false,
  // Tests build into a folder of their own, so that they never touch a build in use.
  outDir: process.env.UNSAID_OUT_DIR ?? '.output',
  vite: () => ({
    plugins: [minifyContentScript()],
    // As `minimum_chrome_version`: older browsers would need `light-dark()` written out, at a hundred bytes a page.
    build: { cssTarget: ['chrome123', 'firefox140'] },
    define: {
      'import.meta.env.UNSAID_LIST_URLS': JSON.stringify(UNSAID_LIST_URLS),
      'import.meta.env.UNSAID_LIST_KEYS': JSON.stringify(UNSAID_LIST_KEYS),
      'import.meta.env.UNSAID_COLLECTOR_URL': JSON.stringify(UNSAID_COLLECTOR_URL),
      'import.meta.env.UNSAID_REPORT_REPOSITORY': JSON.stringify(UNSAID_REPORT_REPOSITORY),
    },
  }),
  hooks: {
    'zip:start'() {
      if (listSource?.keys.some(({ id }) => DEVELOPMENT_KEY.test(id)))
        throw new Error('UNSAID_LIST_KEYS names a development key: it must not be in a package');
    },
  },
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
    commands: {
      'report-answer': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_popup_reportShown__',
      },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'unsaid@unsaid.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
});
