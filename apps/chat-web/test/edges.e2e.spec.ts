import { expect, jest, test } from '@jest/globals';
import { skipUnless } from '@gomomo/testing';
import { desktop, newPhone, phone, smallestPhone } from './chat-page.ts';
import { hostPage } from './host-page.ts';

jest.setTimeout(120_000);

skipUnless('chromium')('the hosted page at its edges', () => {
  const hosted = hostPage();
  const { open, ask } = hosted;

  /** The manage link of an appointment next week, below the page's address. */
  async function bookByApi(): Promise<{ reference: string; manageUrl: string }> {
    const bloom = '/api/tenants/bloom';
    const { services } = await ask<{ services: { id: string }[] }>('GET', bloom);
    const serviceId = services[0]?.id ?? '';
    const day = 86_400_000;
    const query = new URLSearchParams({
      serviceId,
      from: new Date(Date.now() + 2 * day).toISOString(),
      to: new Date(Date.now() + 9 * day).toISOString(),
    });
    const free = await ask<{ slots: { start: string }[] }>('GET', `${bloom}/availability?${query}`);
    const start = free.slots[0]?.start;
    const client = { name: 'Dana Reed', phone: `+1 ${newPhone()}` };
    // Without a key, as a client does: only then the link is told.
    const answer = await fetch(`${hosted.product.url}${bloom}/appointments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ serviceId, start, client }),
    });
    return (await answer.json()) as { reference: string; manageUrl: string };
  }

  // On a small phone the greeting went away above the appointment, and its lower half was left.
  test('an appointment that a link opens is shown from its first line on', async () => {
    const { reference, manageUrl } = await bookByApi();
    const chat = await open(smallestPhone, manageUrl);
    await chat.page.getByText(reference).waitFor();
    expect(await chat.findFaults()).toEqual([]);
    const above = await chat.page.locator('.log').evaluate((log) => {
      const line = log.querySelector('.bubble') ?? log;
      return log.getBoundingClientRect().top - line.getBoundingClientRect().top;
    });
    expect(above).toBeLessThanOrEqual(0);
    await chat.close();
  });

  // Only the fragment changes then: nothing happened, and the token stayed in the address bar.
  test('a link put into the address bar of the open page opens its appointment', async () => {
    const { reference, manageUrl } = await bookByApi();
    const chat = await open();
    await chat.page.getByText('What would you like?').waitFor();
    const fragment = new URL(manageUrl, hosted.product.url).hash;
    await chat.page.evaluate((hash) => (location.hash = hash), fragment);
    await chat.page.getByText(reference).first().waitFor();
    expect(chat.page.url()).not.toContain('manage');
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  // A percent sign that was cut off stopped the script.
  test('a link that was cut is a wrong link', async () => {
    const chat = await open(phone, '/bloom#manage=7QK4MD2X.k1.%E0%A4%A');
    await chat.page.getByText('I could not find an appointment').waitFor();
    expect(chat.page.url()).not.toContain('manage');
    expect(chat.complaints).toEqual([]);
    await chat.close();
  });

  // Safari on iOS lays its keyboard over the page, which stayed as high as before.
  test('the page stands above a keyboard that covers it', async () => {
    const chat = await open(smallestPhone);
    await chat.page.getByText('What would you like?').waitFor();
    const cover = (height: number, scale = 1) =>
      chat.page.evaluate(
        ([px, factor]) => {
          for (const [name, value] of [
            ['height', px],
            ['scale', factor],
          ] as const) {
            Object.defineProperty(visualViewport, name, { value, configurable: true });
          }
          visualViewport?.dispatchEvent(new Event('resize'));
        },
        [height, scale] as const,
      );
    const end = () =>
      chat.page.locator('.composer').evaluate((box) => box.getBoundingClientRect().bottom);
    const before = await end();
    await cover(360);
    expect(await end()).toBeLessThanOrEqual(360);
    expect(await chat.findFaults()).toEqual([]);
    await cover(320, 2);
    expect(await end()).toBe(before);
    await chat.close();
  });

  // Only what the log had scrolled to came out of the printer, from the greeting on.
  test('a booking can be printed', async () => {
    const { reference, manageUrl } = await bookByApi();
    const chat = await open(desktop, manageUrl);
    await chat.page.getByText(reference).waitFor();
    await chat.page.emulateMedia({ media: 'print' });
    expect(await chat.page.getByText(reference).isVisible()).toBe(true);
    expect(await chat.page.getByText(manageUrl).isVisible()).toBe(true);
    expect(await chat.page.locator('.composer').isVisible()).toBe(false);
    const cut = await chat.page
      .locator('.log')
      .evaluate((log) => log.scrollHeight - log.clientHeight);
    expect(cut).toBeLessThanOrEqual(0);
    await chat.picture('printed');
    await chat.close();
  });

  test('what a business says of itself fits, however long its words', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitänsmütze';
    const closed = Array.from({ length: 10 }, (_, day) => ({
      date: new Date(Date.now() + (day - 1) * 86_400_000).toISOString().slice(0, 10),
      windows: [],
    }));
    await ask('POST', '/api/tenants', {
      name: word + word,
      slug: 'long-words',
      timeZone: 'Europe/London',
      hours: {
        weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '17:30' }],
        overrides: closed,
      },
      profile: {
        tagline: word.repeat(2),
        address: word.repeat(3),
        phone: '+442079460000',
        email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example.com`,
        website: `https://${'c'.repeat(60)}.example.com/${word}`,
      },
    });
    const wide = await open(desktop, '/long-words');
    expect(await wide.page.locator('.desk').evaluate(findStickingOut)).toEqual([]);
    await wide.close();
    const small = await open(smallestPhone, '/long-words');
    // When it opens again is what a closed door has to say.
    const status = small.page.locator('.head-status');
    expect(await status.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await small.tap(/hours, address and phone/);
    expect(await small.page.locator('.sheet').evaluate(findStickingOut)).toEqual([]);
    await small.close();
  });
});

/** Texts that reach over the box they stand in. */
function findStickingOut(box: Element): string[] {
  const { right } = box.getBoundingClientRect();
  return [...box.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element.checkVisibility() && element.childElementCount === 0)
    .filter((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect().right > right + 1;
    })
    .map((element) => `${element.className} ${(element.textContent ?? '').slice(0, 30)}`);
}
