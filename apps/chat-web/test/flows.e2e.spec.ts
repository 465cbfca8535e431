import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { skipUnless } from '@gomomo/testing';
import type { BrowserContextOptions, Locator } from 'playwright-core';
import { desktop, newPhone, openChat, reachSummary, sizes, type ChatPage } from './chat-page.ts';
import { findAxeFaults } from './find-axe-faults.ts';
import { hostPage } from './host-page.ts';
import { startProxyWithoutSockets, type NarrowProxy } from './proxy-without-sockets.ts';
import { step } from './step.ts';

// A hold of the shop below runs out within.
jest.setTimeout(150_000);

const widths = Object.entries({
  phone: { ...sizes['390x664'], colorScheme: 'dark' as const },
  desktop,
});

/** One chair, one service, and a minute to make up one's mind. */
const shop = {
  name: 'Corner Cuts',
  slug: 'corner-cuts',
  timeZone: 'America/New_York',
  policy: { holdMinutes: 1 },
  hours: {
    weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '17:00' }],
    overrides: [],
  },
  profile: { brandColor: '#7a2e4d' },
};

skipUnless('chromium')('a change of mind, and a time that is gone', () => {
  const hosted = hostPage();
  const { open, ask } = hosted;
  const context = {} as {
    haircut: string;
    proxy: NarrowProxy;
    waiting: Record<'again' | 'taken', ChatPage>;
  };
  beforeAll(async () => {
    await ask('POST', '/api/tenants', shop);
    const base = `/api/tenants/${shop.slug}`;
    const service = { name: 'Haircut', durationMinutes: 30, priceMinor: 4_000 };
    context.haircut = (await ask<{ id: string }>('POST', `${base}/services`, service)).id;
    await ask('POST', `${base}/resources`, { name: 'Sam', kind: 'staff' });
    // Their holds run out while the other tests are at it.
    context.proxy = await startProxyWithoutSockets(hosted.product.url);
    const again = await openChat(hosted.browser, `${context.proxy.url}/${shop.slug}`, desktop);
    context.waiting = { again, taken: await openShop(sizes['390x664']) };
    // The first times are theirs, also when they have run out already on a slow machine.
    await reachShopSummary(again, again.times.first());
    await reachShopSummary(context.waiting.taken, context.waiting.taken.times.nth(1));
  });
  afterAll(() => context.proxy?.close());

  const openShop = (size: BrowserContextOptions) => open(size, `/${shop.slug}`);

  async function offerTimes(chat: ChatPage): Promise<void> {
    await chat.say('haircut the day after tomorrow in the afternoon');
    await chat.times.first().waitFor();
  }

  async function reachShopSummary(chat: ChatPage, time: Locator): Promise<void> {
    await offerTimes(chat);
    await chat.tap(time);
    await chat.page.getByText('Who is it for').waitFor();
    await chat.say(`Dana Reed, ${newPhone()}`);
    await chat.page.getByRole('button', { name: 'Book it' }).waitFor();
  }

  /** Somebody else books it, by another way. */
  const bookElsewhere = (start: string) =>
    ask('POST', `/api/tenants/${shop.slug}/appointments`, {
      serviceId: context.haircut,
      start,
      client: { name: 'Somebody Else', phone: `+1 ${newPhone()}` },
    });

  const isFree = async (slug: string, start: string): Promise<boolean> => {
    const { services } = await ask<{ services: { id: string }[] }>('GET', `/api/tenants/${slug}`);
    const query = new URLSearchParams({ serviceId: services[0]?.id ?? '', from: start, to: start });
    const path = `/api/tenants/${slug}/availability?${query}`;
    return (await ask<{ slots: unknown[] }>('GET', path)).slots.length > 0;
  };

  const startOf = async (chat: ChatPage): Promise<string> =>
    (await chat.page.locator('.facts time').last().getAttribute('datetime')) ?? '';

  test.each(widths)('moves an appointment, which keeps its reference (%s)', async (width, size) => {
    const chat = await open(size);
    await reachSummary(chat);
    await chat.tap('Book it');
    await chat.page.getByText('You’re booked', { exact: true }).waitFor();
    const reference = await chat.fact('Reference');
    const before = await chat.fact('When');
    await chat.tap('Move');
    await chat.times.first().waitFor();
    await step(chat, `${width}-move-1-times`);
    const days = chat.page.locator('.card-times').last().locator('.day-free');
    await chat.tap(days.last());
    await days.last().and(chat.page.locator('[aria-pressed="true"]')).waitFor();
    await chat.tap(chat.times.last());
    await chat.page.getByRole('button', { name: 'Move it' }).waitFor();
    await step(chat, `${width}-move-2-summary`);
    await chat.tap('Move it');
    await chat.page.getByText(/^It is moved/).waitFor();
    await step(chat, `${width}-move-3-moved`);
    expect(await chat.fact('Reference')).toBe(reference);
    expect(await chat.fact('When')).not.toBe(before);
    // What the first card said is history: nothing can be pressed on it.
    expect(await chat.page.getByRole('button', { name: 'Move', exact: true }).count()).toBe(1);
    expect(await findAxeFaults(chat.page)).toEqual([]);
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  test.each(widths)(
    'is corrected at the summary, and asks for nothing twice (%s)',
    async (width, size) => {
      const chat = await open(size);
      await reachSummary(chat);
      const wednesday = await startOf(chat);
      await chat.say('no, Thursday');
      await chat.page.getByText(/^On Thursday/).waitFor();
      await step(chat, `${width}-correct-1-times`);
      await chat.tap(chat.times.first());
      await chat.page.locator('.card-facts').nth(1).waitFor();
      expect(await chat.fact('When')).toMatch(/^Thu/);
      expect(await chat.fact('Name')).toMatch(/^Dana Reed/);
      expect(await isFree('bloom', wednesday)).toBe(true);
      await step(chat, `${width}-correct-2-summary`);
      await chat.tap('Change');
      await chat.page.getByText('What should I change?').waitFor();
      await step(chat, `${width}-correct-3-change`);
      await chat.tap('Name or contact');
      await chat.page.getByLabel('Name').waitFor();
      await step(chat, `${width}-correct-4-details`);
      await chat.page.getByLabel('Name').fill('Dana Weed');
      await chat.page.getByLabel('Phone number').fill(newPhone());
      await chat.tap('Continue');
      await chat.page.getByText('Dana Weed, ').last().waitFor();
      await step(chat, `${width}-correct-5-summary`);
      expect(await chat.fact('When')).toMatch(/^Thu/);
      await chat.tap('Book it');
      await chat.page.getByText('You’re booked', { exact: true }).waitFor();
      await step(chat, `${width}-correct-6-booked`);
      expect(chat.complaints).toEqual([]);
      await chat.close();
    },
  );

  test.each(widths)(
    'says so when somebody else was faster, and what is near (%s)',
    async (width, size) => {
      const chat = await openShop(size);
      await offerTimes(chat);
      const time = chat.times.last();
      const start = (await time.locator('time').getAttribute('datetime')) ?? '';
      await bookElsewhere(start);
      await chat.tap(time);
      await chat.page
        .getByText(/Nothing has been booked/)
        .last()
        .waitFor();
      await step(chat, `${width}-lost-1-gone`);
      expect(
        await chat.page.locator(`.card-times >> nth=-1 >> time[datetime="${start}"]`).count(),
      ).toBe(0);
      await chat.tap(chat.times.last());
      await chat.page.getByLabel('Phone number').waitFor();
      expect(chat.complaints).toEqual([]);
      await chat.close();
    },
  );

  // Without a line nobody tells the page: it sees by itself that the time is not held any more.
  test('a time that ran out of its hold is taken again by whoever had it', async () => {
    const { again } = context.waiting;
    const start = await startOf(again);
    await again.page.getByText('This time is no longer held').waitFor({ timeout: 90_000 });
    await step(again, 'desktop-expired-1-gone');
    expect(await again.page.getByRole('button', { name: 'Book it' }).count()).toBe(0);
    expect(await isFree(shop.slug, start)).toBe(true);
    await again.tap('Take it again');
    await again.page.getByRole('button', { name: 'Book it' }).waitFor();
    await step(again, 'desktop-expired-2-again');
    expect(await startOf(again)).toBe(start);
    await again.tap('Book it');
    await again.page.getByText('You’re booked', { exact: true }).waitFor();
    await again.close();
  });

  test('a yes to a time that ran out and is taken books nothing', async () => {
    const { taken } = context.waiting;
    const start = await startOf(taken);
    await taken.page.getByText('This time is no longer held').waitFor({ timeout: 90_000 });
    await step(taken, 'phone-taken-1-expired');
    // Its news may reach the page before the answer, after it, or not at all: any way it is told.
    await bookElsewhere(start);
    await taken.say('yes');
    await taken.page.locator('.bubble', { hasText: 'Nothing has been booked' }).waitFor();
    await step(taken, 'phone-taken-2-gone');
    await taken.tap(taken.times.first());
    await taken.page.getByRole('button', { name: 'Book it' }).waitFor();
    expect(await startOf(taken)).not.toBe(start);
    expect(taken.complaints).toEqual([]);
    await taken.close();
  });
});
