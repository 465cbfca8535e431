import { dashboards } from '@gomomo/infra';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readRules } from '../alerts/fast-rules.ts';
import { runCommandLine } from '../command-line.ts';
import { launchBrowser } from '../launch-browser.ts';
import { drawDashboard } from './draw-dashboard.ts';
import { help, readOptions, type Options } from './options.ts';
import { runPrometheus, scrapeSeconds } from './run-prometheus.ts';

type Drawing = Extract<Options, { kind: 'draw' }>;

async function draw({ baseUrl, seconds, out }: Drawing): Promise<void> {
  const { host, protocol } = new URL(baseUrl);
  const prometheus = await runPrometheus({
    rules: readRules(),
    targets: [{ host, container: 'gomomo' }],
    scheme: protocol.slice(0, -1),
  });
  const browser = await launchBrowser();
  try {
    console.log(`watching ${baseUrl} for ${seconds} s`);
    await pause(seconds * 1000);
    mkdirSync(out, { recursive: true });
    const to = Date.now() / 1000;
    const span = { from: to - seconds, to, stepSeconds: scrapeSeconds };
    const page = await browser.newPage({ viewport: { width: 1440, height: 100 } });
    for (const board of dashboards) {
      await page.setContent(await drawDashboard(prometheus.url, board, span));
      const path = join(out, `${board.name}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(`wrote ${path}`);
    }
  } finally {
    await browser.close();
    await prometheus.stop();
  }
}

await runCommandLine(readOptions(process.argv.slice(2)), help, draw);
