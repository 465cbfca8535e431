import { beforeAll, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPage, pageFolder } from '../build-page.ts';

/** Bytes as they are sent, and proof that they are what they stand for. */
async function weigh(file: string): Promise<number> {
  const sent = await readFile(join(pageFolder, `${file}.gz`));
  expect(gunzipSync(sent).equals(await readFile(join(pageFolder, file)))).toBe(true);
  return sent.length;
}

beforeAll(async () => {
  await buildPage();
}, 60_000);

test('the first load of the page is at most 100 kB of compressed script', async () => {
  const html = await readFile(join(pageFolder, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|modulepreload[^>]*href)="\/([^"]+\.js)"/g)];
  expect(scripts.length).toBeGreaterThan(0);
  const weights = await Promise.all(scripts.map(([, file = '']) => weigh(file)));
  expect(weights.reduce((sum, weight) => sum + weight)).toBeLessThanOrEqual(100_000);
});

// Somebody else's site carries it: that is what the file itself may weigh.
test('the script for other sites is one file of at most 5 kB', async () => {
  const script = await readFile(join(pageFolder, 'embed.js'), 'utf8');
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(5_000);
  expect(await weigh('embed.js')).toBeLessThan(Buffer.byteLength(script));
  expect(script).not.toMatch(/\bimport\b\s*[("'{*]/);
});
