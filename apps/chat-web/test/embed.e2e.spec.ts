import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { skipUnless } from '@gomomo/testing';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { desktop, newPhone, screenshots, sizes } from './chat-page.ts';
import { findAxeFaults } from './find-axe-faults.ts';
import { hostPage } from './host-page.ts';

jest.setTimeout(120_000);

const example = join(import.meta.dirname, '../../../examples/website/src/index.html');

skipUnless('chromium')('the chat on a site of the business', () => {
  const hosted = hostPage();
  const context = {} as { site: Server; origin: string };
  beforeAll(async () => {
    const html = await readFile(example, 'utf8');
    context.site = createServer((_, response) => {
      const page = html.replaceAll('{gomomo}', hosted.product.url);
      response.setHeader('content-type', 'text/html').end(page);
    }).listen(0, '127.0.0.1');
    await once(context.site, 'listening');
    context.origin = `http://127.0.0.1:${(context.site.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    context.site?.close();
  });

  async function visit(options: BrowserContextOptions): Promise<Page> {
    const visitor = await hosted.browser.newContext(options);
    const page = await visitor.newPage();
    await page.addInitScript(noteShifts);
    return page;
  }

  const bubble = (page: Page) => page.getByRole('button', { name: 'Book an appointment' });
  const framed = (page: Page) => page.frameLocator('iframe');

  test('leads to the page in a window of its own from a site that the tenant does not list', async () => {
    const page = await visit(desktop);
    await page.clock.install();
    await page.goto(context.origin);
    const refused = page.waitForEvent('console', (line) => line.text().includes('frame-ancestors'));
    await bubble(page).click();
    await refused;
    await page.clock.fastForward(10_000);
    const link = page.getByRole('link', { name: /Book an appointment/ });
    expect(await link.getAttribute('href')).toBe(`${hosted.product.url}/bloom`);
    await page.context().close();
  });

  test('stands in a frame on a site that the tenant lists', async () => {
    await list(context.origin);
    for (const [name, size] of Object.entries(sizes)) {
      const page = await visit(size);
      await page.goto(context.origin);
      await bubble(page).waitFor();
      expect(await findAxeFaults(page)).toEqual([]);
      const before = await readBoxes(page);
      await page.getByRole('button', { name: 'Book a treatment' }).click();
      await framed(page).getByText('What would you like?').waitFor();
      expect(before.length).toBeGreaterThan(3);
      expect(await readBoxes(page)).toEqual(before);
      await page.screenshot({ path: join(screenshots, `embedded-${name}.png`) });
      expect(await readShifts(page)).toBe(0);
      expect(await findBox(page)).toEqual({
        wide: false,
        upper: 'none',
        inside: true,
        roomy: true,
      });
      expect(page.frames()).toHaveLength(2);
      for (const frame of page.frames()) expect(await findAxeFaults(frame)).toEqual([]);
      await page.context().close();
    }
  });

  test('is opened and closed by keys alone, and the focus goes and comes back', async () => {
    const page = await visit(desktop);
    await page.goto(context.origin);
    await bubble(page).focus();
    await page.keyboard.press('Enter');
    const what = framed(page).getByRole('textbox', { name: 'Write a message' });
    await what.waitFor();
    expect(await focused(page)).toBe('IFRAME');
    // What is open within the page is closed first.
    await framed(page).getByRole('button', { name: 'More', exact: false }).first().press('Enter');
    await page.keyboard.press('Escape');
    expect(await page.locator('iframe').isVisible()).toBe(true);
    await what.focus();
    await page.keyboard.press('Escape');
    await bubble(page).waitFor();
    expect(await page.locator('iframe').isVisible()).toBe(false);
    expect(await focused(page)).toBe('BUTTON');
    await page.context().close();
  });

  test('finds its conversation again where the browser lets a frame keep nothing', async () => {
    const page = await visit(desktop);
    await page.addInitScript(refuseFrames);
    await page.goto(context.origin);
    await bubble(page).click();
    const chat = framed(page);
    await chat.locator('.card-services button', { hasText: 'Deep tissue' }).click();
    await chat.locator('.day-free').last().click();
    await chat.locator('.day-free[aria-pressed="true"]').last().waitFor();
    await chat.locator('.times button').first().click();
    await chat.getByLabel('Name').fill('Dana Reed');
    await chat.getByLabel('Phone number').fill(newPhone());
    await chat.getByRole('button', { name: 'Continue' }).click();
    await chat.getByRole('button', { name: 'Book it' }).waitFor();
    const kept = await page.evaluate(() => localStorage.getItem('gomomo:bloom'));
    expect(JSON.parse(kept ?? '{}')).toMatchObject({ sessionId: expect.any(String), outbox: [] });
    await page.reload();
    await bubble(page).click();
    await chat.getByRole('button', { name: 'Book it' }).click();
    await chat.getByText('You’re booked', { exact: true }).waitFor();
    await page.screenshot({ path: join(screenshots, 'embedded-booked.png') });
    expect(await readShifts(page)).toBe(0);
    await page.context().close();
  });

  /** Lists the site, and waits until the page's policy names it: the change reaches it by its event. */
  async function list(origin: string): Promise<void> {
    const { url, adminKey } = hosted.product;
    const listed = await fetch(`${url}/api/tenants/bloom`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${adminKey}` },
      body: JSON.stringify({ profile: { allowedOrigins: [origin] } }),
    });
    expect(listed.status).toBe(200);
    const policy = async () => (await fetch(`${url}/bloom`)).headers.get('content-security-policy');
    while (!(await policy())?.includes(origin)) await new Promise(setImmediate);
  }
});

/** In the page: adds up how far its parts were moved by others (Cumulative Layout Shift). */
function noteShifts(): void {
  const noted = Object.assign(window, { shifts: 0 });
  new PerformanceObserver((entries) => {
    const shifts = entries.getEntries() as unknown as { value: number; hadRecentInput: boolean }[];
    for (const { value, hadRecentInput } of shifts) noted.shifts += hadRecentInput ? 0 : value;
  }).observe({ type: 'layout-shift', buffered: true });
}

const readShifts = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { shifts: number }).shifts);

/** Where all that is the site's own stands: what moves right behind a click is no shift to a browser. */
const readBoxes = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const own = [...document.body.querySelectorAll(':not(gomomo-chat)')];
    return own.map((element) => JSON.stringify(element.getBoundingClientRect()));
  });

/** In every frame: storage refused, as browsers do to those of other sites. */
function refuseFrames(): void {
  if (window.parent === window) return;
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  }
}

/** What has the focus, looked for in trees within. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.tagName;
  });

/** Whether the site's rule for buttons has reached ours, and whether the panel is in view. */
const findBox = (page: Page) =>
  page.evaluate(() => {
    const tree = document.querySelector('gomomo-chat')?.shadowRoot;
    const button = tree?.querySelector('button');
    const panel = tree?.querySelector('iframe')?.getBoundingClientRect();
    if (!button || !panel) return undefined;
    const { left, top, right, bottom } = panel;
    return {
      wide: button.getBoundingClientRect().width > 300,
      upper: getComputedStyle(button).textTransform,
      roomy: right - left >= Math.min(400, innerWidth - 16),
      inside: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    };
  });
