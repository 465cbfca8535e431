import { skipUnless, startChromium, until } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { openShop } from './shop.ts';
import { startWithGoogle, type WithGoogle } from './with-google.ts';

// A first start makes a database.
jest.setTimeout(120_000);

skipUnless('chromium')('an owner connects the calendar in a browser', () => {
  let stage: WithGoogle;
  let browser: Awaited<ReturnType<typeof startChromium>>;
  beforeAll(async () => {
    stage = await startWithGoogle();
    browser = await startChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
  });

  test('says no, tries again, allows it, and finds what is booked in the week', async () => {
    const shop = await openShop(stage);
    const visit = await shop.book(1);
    const page = await browser.newPage({ colorScheme: 'dark' });
    const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goto(await stage.connectUrl(shop.slug));
    await page.getByRole('button', { name: 'Deny' }).click();
    await heading('The calendar is not connected');
    await page.getByRole('link', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await heading('The calendar is connected');
    await page.getByText(`Appointments of Shop ${shop.slug}`).waitFor();
    await page.reload();
    await heading('This link is over');
    await until(() => {
      expect(shop.events()).toMatchObject([{ appointmentId: visit.id, summary: 'Facial' }]);
    });
    await page.goto(stage.google.url);
    const shown = page.getByText('Facial').first();
    if (!(await shown.isVisible())) await page.getByRole('link', { name: 'Week after' }).click();
    await shown.waitFor();
  });
});
