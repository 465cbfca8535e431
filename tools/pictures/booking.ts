import type { Browser } from 'playwright-core';
import { createFilm, type Frame } from './film.ts';

const device = {
  viewport: { width: 390, height: 720 },
  deviceScaleFactor: 1.5,
  hasTouch: true,
  isMobile: true,
  // the finger is a style of ours
  bypassCSP: true,
  colorScheme: 'light',
  timezoneId: 'America/New_York',
} as const;

/** Somebody writes what they want, takes a time, says who they are, and books. */
export async function filmBooking(browser: Browser, url: string): Promise<readonly Frame[]> {
  const context = await browser.newContext(device);
  const page = await context.newPage();
  await page.goto(`${url}/bloom`);
  await page.getByText('What would you like?').waitFor();
  const { frames, keep, type, tap } = createFilm(page);
  await keep(1_500);
  await type('A deep tissue massage with Ana next Thursday, in the afternoon');
  const times = page.locator('.card-times').last().locator('.times button');
  await times.first().waitFor();
  await keep(1_800);
  await tap(times.nth(4));
  await page.getByText('Who is it for').waitFor();
  await keep(1_400);
  await type('Dana Reed, 212 555 0143');
  const book = page.getByRole('button', { name: 'Book it', disabled: false }).last();
  await book.waitFor();
  await keep(2_000);
  await tap(book);
  await page.getByText('You’re booked', { exact: true }).waitFor();
  await keep(3_500);
  await context.close();
  return frames;
}
