import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { findLooseScrollers, findUnseenAnswer, waitUntilStill } from './in-page.ts';

const phoneOf = (width: number, height: number) =>
  ({ viewport: { width, height }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }) as const;

/** Ordinary phones from the smallest on, and a desktop. Everything moves as it does for people. */
export const sizes = {
  '360x640': phoneOf(360, 640),
  '390x664': phoneOf(390, 664),
  '390x844': phoneOf(390, 844),
  '1280x800': { viewport: { width: 1280, height: 800 } },
} as const satisfies Record<string, BrowserContextOptions>;

export const smallestPhone = sizes['360x640'];
export const phone = sizes['390x844'];
export const desktop = sizes['1280x800'];

/** Kept after the run, to be looked at; not part of the repository. */
export const screenshots = join(import.meta.dirname, '../.cache/screenshots');

/** The hosted page as somebody uses it. */
export interface ChatPage {
  readonly page: Page;
  /** What the browser complained about: refused by the policy, failed scripts, lost requests. */
  readonly complaints: readonly string[];
  say(text: string): Promise<void>;
  /** A finger where there is one, else the mouse. */
  tap(what: Locator | string | RegExp): Promise<void>;
  /** The times of the card that asks now. */
  readonly times: Locator;
  /** A value of the last card, by its name: "When", "Reference". */
  fact(name: string): Promise<string>;
  /** Once nothing moves any more: what is wrong with what can be seen. */
  findFaults(): Promise<string[]>;
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openChat(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = phone,
): Promise<ChatPage> {
  const context = await browser.newContext({ timezoneId: 'America/New_York', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  await page.goto(url);
  const press = (what: Locator) => (options.hasTouch === true ? what.tap() : what.click());
  return {
    page,
    complaints,
    say: async (text) => {
      await page.getByRole('textbox', { name: 'Write a message' }).fill(text);
      await page.keyboard.press('Enter');
    },
    tap: (what) =>
      press(
        typeof what === 'string' || what instanceof RegExp
          ? page.getByRole('button', { name: what, exact: true }).last()
          : what,
      ),
    times: page.locator('.card-times').last().locator('.times button:not([aria-disabled])'),
    fact: async (name) => {
      const row = page.locator('.facts > div', { has: page.locator(`dt:text-is("${name}")`) });
      return (await row.last().locator('dd').innerText()).trim();
    },
    async findFaults() {
      await page.evaluate(waitUntilStill);
      const answer = await page.evaluate(findUnseenAnswer);
      return [...answer, ...(await page.evaluate(findLooseScrollers))];
    },
    picture: async (name) => {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

let clients = 0;

/** A number of its own for every client: one may only have so many appointments ahead. */
export function newPhone(): string {
  clients += 1;
  return `212 555 01${String(clients).padStart(2, '0')}`;
}

/**
 * From the first word to the summary of a held time; not tomorrow, which is closed on a Saturday: the time
 * offered instead may be today, and too near to be changed any more.
 */
export async function reachSummary(chat: ChatPage): Promise<void> {
  await chat.say('I’d like a deep tissue massage next Wednesday afternoon');
  await chat.tap(chat.times.first());
  await chat.page.getByText('Who is it for').waitFor();
  await chat.say(`Dana Reed, ${newPhone()}`);
  await chat.page.getByRole('button', { name: 'Book it', disabled: false }).waitFor();
}
