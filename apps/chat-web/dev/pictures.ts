import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { scenes } from './scenes.ts';
import { serveScenes } from './serve.ts';

/** Takes a picture of every scene into `.cache/pictures`, to be held beside those of the design. */
const folder = join(import.meta.dirname, '../.cache/pictures');
const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 860 } };

async function picture(browser: Browser, url: string, scene: string, size: keyof typeof sizes) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: sizes[size],
      colorScheme,
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
      deviceScaleFactor: size === 'phone' ? 2 : 1,
    });
    await context.addInitScript(
      (kept) => {
        localStorage.setItem('gomomo:bloom', kept);
      },
      JSON.stringify({ sessionId: `scene-${scene}`, outbox: [] }),
    );
    const page = await context.newPage();
    page.on('pageerror', (error) => process.stderr.write(`${scene}: ${error.message}\n`));
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${size}-${scene}-${colorScheme}.png`) });
    await context.close();
  }
}

const wanted = process.argv.slice(2);
const server = await serveScenes(0);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
await mkdir(folder, { recursive: true });
for (const scene of wanted.length > 0 ? wanted : Object.keys(scenes)) {
  for (const size of ['phone', 'desktop'] as const) await picture(browser, server.url, scene, size);
}
await browser.close();
server.close();
