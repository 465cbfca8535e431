import type { FakeTwilio } from '@gomomo/fakes';
import { createPhone } from '@gomomo/phone';
import { skipUnless, startChromium, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { appointmentsOf } from './business.ts';
import { startWithTwilio, type WithTwilio } from './with-twilio.ts';

// A first start makes a database and the page.
jest.setTimeout(120_000);

const token = 'auth-token-of-the-spec';

skipUnless('chromium')('a call that goes on in a browser', () => {
  let stage: WithTwilio;
  let twilio: FakeTwilio;
  let product: Product;
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    stage = await startWithTwilio(token);
    ({ product, twilio } = stage);
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
  });

  test('is booked there, once, with what was said in the call', async () => {
    const from = '+12125550801';
    const caller = createPhone({ url: product.url, token, from });
    await caller.dials();
    await caller.says('a facial next week on wednesday');
    await caller.keys('1');
    expect((await caller.says('Dana Reed')).text).toContain('Shall I book it?');
    expect((await caller.says('can you send me a link')).text).toContain('sent a link');
    const [sent] = twilio.messages.filter(({ to }) => to === from);
    const link = /https?:\S+/.exec(sent?.body ?? '')?.[0] ?? '';

    const page = await browser.newPage({ timezoneId: 'America/New_York' });
    await page.goto(link);
    await page.getByText('Nothing is booked until you say so here').waitFor();
    await page.getByRole('button', { name: 'Go on here' }).click();
    await page.getByText('go on from your call').waitFor();
    expect(new URL(page.url()).pathname).toBe('/bloom');
    expect((await caller.says('yes')).text).toContain('gone on in the browser');
    await page.getByRole('button', { name: 'Book it' }).last().click();
    await page.getByText('You’re booked').first().waitFor();

    const rows = await appointmentsOf(product, from);
    expect(rows).toMatchObject([{ status: 'confirmed', client: { name: 'Dana Reed' } }]);
    await page.goto(link);
    await page.getByText('This link is over').waitFor();
  });
});
