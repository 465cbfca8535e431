import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runCommandLine } from '../command-line.ts';
import { launchBrowser } from '../launch-browser.ts';
import { makeOutFolder } from '../out-folder.ts';
import { animate, findImageMagick } from './animate.ts';
import { filmBooking } from './booking.ts';
import { drawCalendar } from './calendar.ts';
import { drawCall } from './call.ts';
import { help, readOptions, type Options, type PictureName } from './options.ts';
import { runProduct, type Product } from './run-product.ts';

type Draw = (browser: Browser, product: Product, path: string) => Promise<void>;

const pictures: Readonly<Record<PictureName, { readonly file: string; readonly draw: Draw }>> = {
  booking: {
    file: 'booking.webp',
    draw: async (browser, { url }, path) => animate(await filmBooking(browser, url), path),
  },
  call: { file: 'call.png', draw: drawCall },
  calendar: { file: 'calendar.png', draw: drawCalendar },
};

async function draw({ names, out }: Extract<Options, { kind: 'draw' }>): Promise<void> {
  if (names.includes('booking')) findImageMagick();
  makeOutFolder(out, 'pictures');
  const browser = await launchBrowser();
  try {
    const product = await runProduct();
    try {
      for (const name of names) {
        const path = join(out, pictures[name].file);
        await pictures[name].draw(browser, product, path);
        console.log(`wrote ${path}`);
      }
    } finally {
      await product.stop();
    }
  } finally {
    await browser.close();
  }
}

await runCommandLine(readOptions(process.argv.slice(2)), help, draw);
