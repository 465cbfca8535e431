import { bookingCoreRoutes, toOpenApi } from '@gomomo/contracts';
import { startChromium } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { toDocsPage } from '../src/docs/docs-page.ts';

jest.setTimeout(60_000);

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const document = toOpenApi(bookingCoreRoutes, { title: 'gomomo', version: '1' });
const html = toDocsPage('http://127.0.0.1:3000', document);

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

// The reference of a library showed noise as examples, no word on keys, and failed axe.
test.each(['light', 'dark'] as const)(
  'the reference has no fault of axe, %s',
  async (colorScheme) => {
    const page = await browser.newPage({ colorScheme, viewport: { width: 390, height: 844 } });
    await page.setContent(html);
    await page.evaluate(
      "document.querySelectorAll('details').forEach((each) => { each.open = true; })",
    );
    await page.evaluate(await readFile(axePath, 'utf8'));
    const faults = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    });
    expect(faults).toEqual([]);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - innerWidth',
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  },
);

test('every operation for callers is in it, with who may call', () => {
  const wanted = bookingCoreRoutes.filter(({ path }) => !path.startsWith('/internal'));
  for (const { method, path } of wanted) {
    expect(html).toContain(`<code>${method.toUpperCase()} ${path}</code>`);
  }
  expect(html).not.toContain('/internal/');
  expect(html).toContain('no key needed');
});
