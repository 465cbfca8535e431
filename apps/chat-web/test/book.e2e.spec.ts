import { expect, jest, test } from '@jest/globals';
import { skipUnless } from '@gomomo/testing';
import { desktop, newPhone, phone, reachSummary, sizes } from './chat-page.ts';
import { hostPage } from './host-page.ts';
import { findAxeFaults } from './find-axe-faults.ts';
import { step } from './step.ts';

// A first start makes a database and may build the page; the browser shares two cores with it.
jest.setTimeout(120_000);

const referencePattern = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/;

skipUnless('chromium')('the hosted page in a browser', () => {
  const hosted = hostPage();
  const { open } = hosted;

  async function freeResources(start: string, serviceName: string): Promise<string[]> {
    const tenant = (await (await fetch(`${hosted.product.url}/api/tenants/bloom`)).json()) as {
      services: { id: string; name: string }[];
    };
    const serviceId = tenant.services.find((s) => s.name === serviceName)?.id ?? '';
    const query = new URLSearchParams({ serviceId, from: start, to: start });
    const answer = await fetch(`${hosted.product.url}/api/tenants/bloom/availability?${query}`);
    const { slots } = (await answer.json()) as { slots: { resourceIds: string[] }[] };
    return slots.flatMap((slot) => slot.resourceIds);
  }

  // Every test asked for reduced motion; with motion the answer to one's own tap hid, 9 times of 9.
  test.each(Object.keys(sizes) as (keyof typeof sizes)[])(
    'books by taps with the answer always in view (%s)',
    async (size) => {
      const chat = await open({ ...sizes[size], colorScheme: 'light' });
      const { page } = chat;
      const at = (name: string) => step(chat, `${size}-light-${name}`);
      await page.getByText('What would you like?').waitFor();
      await chat.tap(page.locator('.card-services button', { hasText: 'Deep tissue' }));
      await chat.times.first().waitFor();
      await at('1-times');
      await chat.tap(page.locator('.day-free:not([aria-pressed="true"])').first());
      await page.locator('.day[aria-pressed="true"]').waitFor();
      await at('2-day');
      await chat.tap(/show the whole month$/);
      await page.locator('.strip-month').waitFor();
      await at('3-month');
      await chat.tap(page.locator('.strip-month .day-free').last());
      await page.locator('.strip:not(.strip-month)').waitFor();
      await at('4-week');
      const start = (await chat.times.first().locator('time').getAttribute('datetime')) ?? '';
      const before = await freeResources(start, 'Deep tissue massage');
      await chat.tap(chat.times.first());
      await page.getByLabel('Phone number').waitFor();
      await at('5-contact');
      await page.getByLabel('Name').fill('Dana Reed');
      const number = newPhone();
      await page.getByLabel('Phone number').fill(number);
      await chat.tap('Continue');
      await page.getByRole('button', { name: 'Book it' }).waitFor();
      expect(await chat.fact('Name')).toBe(`Dana Reed, +1 ${number}`);
      expect(await page.locator('.hold').innerText()).toMatch(/held for you [0-5]:\d\d/);
      await at('6-summary');
      await chat.tap('Book it');
      await page.getByText('You’re booked', { exact: true }).waitFor();
      expect(await chat.fact('Reference')).toMatch(referencePattern);
      await at('7-booked');
      // The button is gone; who goes on by keyboard or hears the page goes on from the heading.
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('You’re booked');
      expect(await findAxeFaults(page)).toEqual([]);
      // Nobody else is offered it any more.
      expect(await freeResources(start, 'Deep tissue massage')).toHaveLength(before.length - 1);
      await chat.tap('Cancel');
      await page.getByText(/Shall I cancel/).waitFor();
      await at('8-cancel');
      expect(chat.complaints).toEqual([]);
      await chat.close();
    },
  );

  test('books by typing alone', async () => {
    const chat = await open({ ...phone, colorScheme: 'dark' });
    await chat.say('I’d like a deep tissue massage tomorrow afternoon');
    await chat.times.first().waitFor();
    await step(chat, 'typed-dark-1-times');
    await chat.tap(chat.times.first());
    await chat.page.getByText('Who is it for').waitFor();
    await chat.say(`Dana Reed, ${newPhone()}`);
    await chat.page.getByRole('button', { name: 'Book it' }).waitFor();
    await step(chat, 'typed-dark-2-summary');
    await chat.say('yes');
    await chat.page.getByText('You’re booked', { exact: true }).waitFor();
    await step(chat, 'typed-dark-3-booked');
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  test('keeps the conversation over a reload, in a second window, and forgets it on request', async () => {
    const chat = await open();
    await reachSummary(chat);
    await chat.page.reload();
    await chat.page.getByRole('button', { name: 'Book it' }).waitFor();
    expect(await chat.fact('Name')).toContain('Dana Reed');

    const other = await chat.page.context().newPage();
    await other.goto(`${hosted.product.url}/bloom`);
    await other.getByRole('button', { name: 'Book it' }).waitFor();
    await chat.tap('Book it');
    await other.getByText('You’re booked', { exact: true }).waitFor();

    await chat.tap('More');
    await chat.tap(/^Delete this conversation/);
    await chat.tap(chat.page.getByRole('button', { name: 'Delete', exact: true }));
    await chat.page.getByText('You’re booked', { exact: true }).waitFor({ state: 'detached' });
    await chat.page.reload();
    await chat.page.getByText('What would you like?').waitFor();
    expect(await chat.page.getByText('Dana Reed').count()).toBe(0);
    await chat.close();
  });

  test('is usable by keyboard alone, from the first service to the reference', async () => {
    const chat = await open(desktop);
    const { page } = chat;
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (text: RegExp): Promise<void> => {
      for (let presses = 0; presses < 40 && !text.test(await focused()); presses += 1) {
        await page.keyboard.press('Tab');
      }
      expect(await focused()).toMatch(text);
    };
    await page.locator('html:not([data-back])').waitFor();
    await tabTo(/^Deep tissue/);
    await page.keyboard.press('Enter');
    await chat.times.first().waitFor();
    // On from the panel, past the services that were asked about, into the times.
    await tabTo(/^\d+:\d\d\s[AP]M$/);
    const first = await focused();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(first);
    await page.keyboard.press('Enter');
    await page.getByLabel('Name').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Dana Reed');
    await page.keyboard.press('Tab');
    await page.keyboard.type(newPhone());
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Book it' }).waitFor();
    expect(await focused()).toContain('Is this right?');
    await tabTo(/^Book it$/);
    await page.keyboard.press('Enter');
    await page.getByText('You’re booked', { exact: true }).waitFor();
    expect(await focused()).toBe('You’re booked');
    expect(await chat.findFaults()).toEqual([]);
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
    await hosted.product.kill();
    await chat.tap('Book it');
    await chat.page.getByText('The front desk can’t be reached right now').waitFor();
    await chat.picture('phone-unreachable');
    await hosted.product.start();
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
    const answer = await fetch(`${hosted.product.url}/api/tenants/bloom/chat/${sessionId}`);
    const { messages } = (await answer.json()) as {
      messages: { appointment?: { manageUrl?: string } }[];
    };
    const manageUrl = messages.find((m) => m.appointment)?.appointment?.manageUrl ?? '';
    expect(manageUrl).toMatch(/\/bloom#manage=/);
    await chat.close();

    const { pathname, hash } = new URL(manageUrl, hosted.product.url);
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

  test('an address of nobody says so and what to do', async () => {
    const context = await hosted.browser.newContext(phone);
    const page = await context.newPage();
    const response = await page.goto(`${hosted.product.url}/no-such-place`);
    expect(response?.status()).toBe(404);
    await page.getByText('There is no front desk at this address').waitFor();
    await context.close();
  });
});
