import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { defineWxtModule } from 'wxt/modules';
import { ICON_SIZES, MARKED_ICONS, markedIcon } from '../utils/toolbar-icons.ts';

/** Draws the toolbar's icons for each state of a page out of `assets/`; the plain one comes from `@wxt-dev/auto-icons`. */
export default defineWxtModule({
  name: 'toolbar-icons',
  setup(wxt) {
    const files = MARKED_ICONS.flatMap((icon) => ICON_SIZES.map((size) => ({ icon, size })));
    wxt.hooks.hook('build:done', async ({ config }, output) => {
      await mkdir(resolve(config.outDir, 'icons'), { recursive: true });
      for (const { icon, size } of files) {
        const fileName = markedIcon(icon, size);
        await sharp(resolve(config.srcDir, `assets/icon-${icon}.svg`))
          .resize(size)
          .png()
          .toFile(resolve(config.outDir, fileName));
        output.publicAssets.push({ type: 'asset', fileName });
      }
    });
    wxt.hooks.hook('prepare:publicPaths', (_, paths) => {
      for (const { icon, size } of files) paths.push(markedIcon(icon, size));
    });
  },
});
