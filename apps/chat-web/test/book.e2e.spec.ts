import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { skipUnless, startChromium, startProduct, type Product } from '@gomomo/testing';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { desktop, openChat, phone, reachSummary, type ChatPage } from './chat-page.ts';

// A first start makes a database and may build the page; the browser shares two cores with it.
jest.setTimeout(120_000);

const referencePattern = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

skipUnless('chromium')('the hosted page in a browser', () => {
  let product: Product;
  let browser: Browser;
  const open = (options: BrowserContextOptions = phone, path = '/bloom'): Promise<ChatPage> =>
    openChat(browser, product.url + path, options);

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function findFaults({ page }: ChatPage): Promise<string[]> {
    await page.evaluate(await readFile(axePath, 'utf8'));
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.map((v) => `${v.id}: ${v.nodes[0]?.html ?? ''}`);
    });
  }

  async function freeResources(start: string, serviceName: string): Promise<string[]> {
    const tenant = (await (await fetch(`${product.url}/api/tenants/bloom`)).json()) as {
      services: { id: string; name: string }[];
    };
    const serviceId = tenant.services.find((s) => s.name === serviceName)?.id ?? '';
    const query = new URLSearchParams({ serviceId, from: start, to: start });
    const answer = await fetch(`${product.url}/api/tenants/bloom/availability?${query}`);
    const { slots } = (await answer.json()) as { slots: { resourceIds: string[] }[] };
    return slots.flatMap((slot) => slot.resourceIds);
  }

  test.each([
    ['phone, light', { ...phone, colorScheme: 'light' }],
    ['desktop, dark', { ...desktop, colorScheme: 'dark' }],
  ] as const)('books from the first word to the reference (%s)', async (name, options) => {
    const chat = await open(options);
    const label = name.replace(', ', '-');
    await chat.page.getByText('What would you like?').waitFor();
    await chat.picture(`${label}-1-start`);
    expect(await findFaults(chat)).toEqual([]);

    await chat.say('I’d like a deep tissue massage tomorrow afternoon');
    await chat.times.first().waitFor();
    await chat.picture(`${label}-2-times`);
    expect(await findFaults(chat)).toEqual([]);
    const time = await chat.times.first().innerText();
    const start = await chat.times.first().locator('time').getAttribute('datetime');
    const before = await freeResources(start ?? '', 'Deep tissue massage');
    await chat.times.first().click();

    await chat.page.getByText('Who is it for').waitFor();
    await chat.say('Dana Reed, 212 555 0143');
    await chat.page.getByRole('button', { name: 'Book it' }).waitFor();
    expect(await chat.fact('When')).toContain(time.replace(' ', '\u00a0'));
    expect(await chat.fact('Name')).toBe('Dana Reed, +1 212 555 0143');
    expect(await chat.page.locator('.hold').innerText()).toMatch(/held for you [0-5]:\d\d/);
    await chat.picture(`${label}-3-summary`);
    expect(await findFaults(chat)).toEqual([]);

    await chat.tap('Book it');
    await chat.page.getByText('You’re booked', { exact: true }).waitFor();
    expect(await chat.fact('Reference')).toMatch(referencePattern);
    await chat.picture(`${label}-4-booked`);
    expect(await findFaults(chat)).toEqual([]);

    // Nobody else is offered it any more.
    expect(await freeResources(start ?? '', 'Deep tissue massage')).toHaveLength(before.length - 1);
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  test('paints the business and the first question before anything has been asked for', async () => {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    await page.route(/\/(api|ws)\//, (route) => route.abort());
    await page.goto(`${product.url}/bloom`);
    await page.getByText('What would you like?').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Bloom Wellness Studio');
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map((entry) => entry as PerformanceResourceTiming)
        .filter((entry) => entry.name.endsWith('.js'))
        .reduce((bytes, entry) => bytes + entry.encodedBodySize, 0),
    );
    expect(scripts).toBeGreaterThan(0);
    expect(scripts).toBeLessThan(150_000);
    await context.close();
  });

  test('keeps the conversation over a reload, in a second window, and forgets it on request', async () => {
    const chat = await open();
    await reachSummary(chat);
    await chat.page.reload();
    await chat.page.getByRole('button', { name: 'Book it' }).waitFor();
    expect(await chat.fact('Name')).toContain('Dana Reed');

    const other = await chat.page.context().newPage();
    await other.goto(`${product.url}/bloom`);
    await other.getByRole('button', { name: 'Book it' }).waitFor();
    await chat.tap('Book it');
    await other.getByText('You’re booked', { exact: true }).waitFor();

    await chat.tap('More');
    await chat.tap(/^Delete this conversation/);
    await chat.tap('Delete');
    await chat.page.getByText('You’re booked', { exact: true }).waitFor({ state: 'detached' });
    await chat.page.reload();
    await chat.page.getByText('What would you like?').waitFor();
    expect(await chat.page.getByText('Dana Reed').count()).toBe(0);
    await chat.close();
  });

  test('changing the day brings its times in place, without a word', async () => {
    const chat = await open();
    await chat.say('deep tissue massage next week');
    await chat.times.first().waitFor();
    const days = chat.page.locator('.day-free:not([aria-pressed="true"])');
    const before = await chat.page.locator('.bubble').count();
    const date = await days.first().innerText();
    await days.first().click();
    await chat.page
      .locator('.day[aria-pressed="true"]', { hasText: date.split('\n')[1] ?? '' })
      .waitFor();
    expect(await chat.page.locator('.bubble').count()).toBe(before);
    expect(await chat.page.locator('.card-times').count()).toBe(1);
    await chat.page.reload();
    await chat.times.first().waitFor();
    expect(await chat.page.locator('.card-times').count()).toBe(1);
    await chat.close();
  });

  test('is usable by keyboard alone', async () => {
    const chat = await open();
    const { page } = chat;
    await chat.say('deep tissue massage next week');
    await chat.times.first().waitFor();
    await chat.times.first().focus();
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowRight');
    const second = await page.evaluate(() => document.activeElement?.textContent);
    expect(second).not.toBe(first);
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    await page.keyboard.press('Enter');
    await page.getByText('Who is it for').waitFor();
    // Focus is where it was, so that Tab goes on from there.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    await chat.close();
  });

  test('nothing written is lost or said twice while there is no connection', async () => {
    const chat = await open();
    await chat.page.context().setOffline(true);
    await chat.say('deep tissue massage tomorrow');
    await chat.page.getByText('Not sent yet · will send when you’re back online').waitFor();
    await chat.picture('phone-offline');
    await chat.page.context().setOffline(false);
    await chat.times.first().waitFor();
    await chat.page.reload();
    await chat.times.first().waitFor();
    expect(await chat.page.getByText('deep tissue massage tomorrow').count()).toBe(1);
    expect(await chat.page.getByText('Not sent yet').count()).toBe(0);
    await chat.close();
  });

  test('a kill in mid-conversation loses neither the conversation nor the hold', async () => {
    const chat = await open();
    await reachSummary(chat);
    await product.kill();
    await chat.tap('Book it');
    await chat.page.getByText('The front desk can’t be reached right now').waitFor();
    await chat.picture('phone-unreachable');
    await product.start();
    await chat.page.getByText('You’re booked', { exact: true }).waitFor({ timeout: 60_000 });
    expect(await chat.fact('Reference')).toMatch(referencePattern);
    expect(await chat.page.getByText('The front desk can’t be reached').count()).toBe(0);
    await chat.close();
  });

  test('a manage link opens the appointment, leaves the address bar, and cancelling asks once more', async () => {
    const chat = await open();
    await reachSummary(chat);
    await chat.tap('Book it');
    await chat.page.getByText('You’re booked', { exact: true }).waitFor();
    const reference = await chat.fact('Reference');
    const kept = await chat.page.evaluate(() => localStorage.getItem('gomomo:bloom'));
    const { sessionId } = JSON.parse(kept ?? '{}') as { sessionId: string };
    const answer = await fetch(`${product.url}/api/tenants/bloom/chat/${sessionId}`);
    const { messages } = (await answer.json()) as {
      messages: { appointment?: { manageUrl?: string } }[];
    };
    const manageUrl = messages.find((m) => m.appointment)?.appointment?.manageUrl ?? '';
    expect(manageUrl).toMatch(/\/bloom#manage=/);
    await chat.close();

    const { pathname, hash } = new URL(manageUrl, product.url);
    const later = await open(phone, pathname + hash);
    await later.page.getByText(reference).first().waitFor();
    expect(later.page.url()).not.toContain('manage');
    await later.tap('Cancel');
    await later.page.getByText(/Shall I cancel/).waitFor();
    await later.picture('phone-cancel');
    await later.tap('Cancel it');
    await later.page.getByText('Cancelled', { exact: true }).waitFor();
    expect(later.complaints).toEqual([]);
    await later.close();
  });

  test('stands in a frame on the sites that the tenant lists, and on no others', async () => {
    const site = createServer((_, response) => {
      response
        .setHeader('content-type', 'text/html')
        .end(`<script src="${product.url}/embed.js" data-tenant="bloom" async></script>`);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    const context = await browser.newContext(desktop);
    const page = await context.newPage();
    const openFrame = async () => {
      await page.goto(origin);
      await page.getByRole('button', { name: 'Book an appointment' }).click();
      return page.frameLocator('iframe');
    };
    const refused = page.waitForEvent('console', (line) => line.text().includes('frame-ancestors'));
    await openFrame();
    await refused;
    const listed = await fetch(`${product.url}/api/tenants/bloom`, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${product.adminKey}`,
      },
      body: JSON.stringify({ profile: { allowedOrigins: [origin] } }),
    });
    expect(listed.status).toBe(200);
    // The change reaches the page by its event.
    await expectSoon(async () => (await fetch(`${product.url}/bloom`)).headers, origin);
    const frame = await openFrame();
    await frame.getByText('What would you like?').waitFor();
    await context.close();
    site.close();
  });

  /** Asks until the page's policy names the origin; the browser test as a whole has a deadline. */
  async function expectSoon(ask: () => Promise<Headers>, origin: string): Promise<void> {
    while (!(await ask()).get('content-security-policy')?.includes(origin)) {
      await new Promise(setImmediate);
    }
  }

  test('an address of nobody says so and what to do', async () => {
    const context = await browser.newContext(phone);
    const page = await context.newPage();
    const response = await page.goto(`${product.url}/no-such-place`);
    expect(response?.status()).toBe(404);
    await page.getByText('There is no front desk at this address').waitFor();
    await context.close();
  });
});
