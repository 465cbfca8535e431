import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

const columns = 8;
const cellPx = 240;
const gapPx = 14;

/** "phone-light-03-times.png": where, in which scheme, when, what. */
const captionOf = (file: string): string => file.replace(/\.png$/, '').replaceAll('-', ' ');

async function toFigure(folder: string, file: string): Promise<string> {
  const image = (await readFile(join(folder, file))).toString('base64');
  return `<figure><img src="data:image/png;base64,${image}" alt=""><figcaption>${captionOf(file)}</figcaption></figure>`;
}

const style = `
body{margin:0;padding:${gapPx}px;background:#6b6b6b;columns:${columns};column-gap:${gapPx}px;
font:11px/1.3 system-ui,sans-serif;color:#fff}
figure{margin:0 0 ${gapPx}px;break-inside:avoid}img{display:block;width:100%;border-radius:6px}`;

/**
 * All pictures of a folder whose name has `part` on one sheet, so that a person can look at every
 * state in a minute. Written beside the folder; answers its path.
 */
export async function makeContactSheet(
  browser: Browser,
  folder: string,
  part: string,
): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.includes(part)).toSorted();
  const figures = await Promise.all(files.map((file) => toFigure(folder, file)));
  const html = `<!doctype html><style>${style}</style>${figures.join('')}`;
  const width = columns * (cellPx + gapPx) + gapPx;
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(html);
  const sheet = join(folder, `../contact-sheet-${part}.png`);
  await writeFile(sheet, await page.screenshot({ fullPage: true }));
  await page.close();
  return sheet;
}
