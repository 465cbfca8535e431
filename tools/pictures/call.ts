import { escapeHtml } from '@gomomo/http';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Product } from './run-product.ts';

const phone = join(import.meta.dirname, '../phone');

/** A call by a script, as `npm run phone` shows it. */
export async function drawCall(
  browser: Browser,
  { url, dataDir }: Product,
  path: string,
): Promise<void> {
  const args = ['--base-url', url, '--script', join(phone, 'calls/book.txt')];
  const shown = execFileSync(process.execPath, [join(phone, 'main.ts'), ...args], {
    env: { DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  const page = await browser.newPage({
    viewport: { width: 920, height: 100 },
    deviceScaleFactor: 1.25,
  });
  await page.setContent(toTerminal(shown));
  await page.locator('main').screenshot({ path, omitBackground: true });
  await page.close();
}

const style = `
body { margin: 0; background: none }
main { width: 880px; padding: 0 0 18px; border-radius: 12px; background: #16211d; color: #dfe8e3; font: 16px/24px 'DejaVu Sans Mono', monospace }
header { display: flex; gap: 8px; align-items: center; padding: 12px 16px; margin-bottom: 12px; border-bottom: 1px solid #2b3a34; color: #8fa39a }
i { width: 12px; height: 12px; border-radius: 50%; background: #3d5149 } header span { margin-left: 8px }
p { display: grid; grid-template-columns: 64px 1fr; margin: 0 22px 10px } b { font-weight: 400; color: #8fa39a }
.you { color: #8fe3b4 } .you b { color: #5fae84 } .aside { color: #8fa39a }`;

/** Who speaks stands at the beginning of a line; what follows without is an aside. */
function toTerminal(shown: string): string {
  const lines = shown.trimEnd().split('\n').map(toLine);
  return `<!doctype html><meta charset="utf-8"><style>${style}</style>
<main><header><i></i><i></i><i></i><span>npm run phone</span></header>${lines.join('')}</main>`;
}

function toLine(line: string): string {
  const speaker = line.slice(0, 8).trim();
  return `<p class="${speaker || 'aside'}"><b>${speaker}</b><span>${escapeHtml(line.slice(8))}</span></p>`;
}
