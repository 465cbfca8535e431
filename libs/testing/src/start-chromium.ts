import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { testEnvironment } from './test-environment.ts';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Runs as root, and says nothing to anybody but the page under test. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

export function findChromium(): string | undefined {
  const path = testEnvironment.chromiumPath() ?? DEBIAN_CHROMIUM;
  return existsSync(path) ? path : undefined;
}

/** The machine's own Chromium (CHROMIUM_PATH, or Debian's), headless. The caller closes it. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('no Chromium: apt-get install chromium, or set CHROMIUM_PATH');
  }
  return chromium.launch({ executablePath, args: flags });
}
