import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** The machine's own Chromium; the caller closes it. @throws Error that says how to get it */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no Chromium at ${executablePath}: apt-get install chromium, or CHROMIUM_PATH.`,
    );
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
