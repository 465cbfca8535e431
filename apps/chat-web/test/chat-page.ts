import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
export const desktop = { viewport: { width: 1280, height: 860 } } as const;

/** Kept after the run, to be looked at; not part of the repository. */
const folder = join(import.meta.dirname, '../.cache/screenshots');

/** The hosted page as somebody uses it. */
export interface ChatPage {
  readonly page: Page;
  /** What the browser complained about: refused by the policy, failed scripts, lost requests. */
  readonly complaints: readonly string[];
  say(text: string): Promise<void>;
  tap(name: string | RegExp): Promise<void>;
  /** The times of the card that asks now. */
  readonly times: Locator;
  /** A value of the last card, by its name: "When", "Reference". */
  fact(name: string): Promise<string>;
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openChat(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = phone,
): Promise<ChatPage> {
  const context = await browser.newContext({
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  await page.goto(url);
  return {
    page,
    complaints,
    say: async (text) => {
      await page.getByRole('textbox').fill(text);
      await page.keyboard.press('Enter');
    },
    tap: (name) => page.getByRole('button', { name }).last().click(),
    times: page.locator('.card-times').last().locator('.times button:not([aria-disabled])'),
    fact: async (name) => {
      const row = page.locator('.facts > div', { has: page.locator(`dt:text-is("${name}")`) });
      return (await row.last().locator('dd').innerText()).trim();
    },
    picture: async (name) => {
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

/** From the first word to the summary of a held time. */
export async function reachSummary(chat: ChatPage): Promise<void> {
  await chat.say('I’d like a deep tissue massage tomorrow afternoon');
  await chat.times.first().click();
  await chat.page.getByText('Who is it for').waitFor();
  await chat.say('Dana Reed, 212 555 0143');
  await chat.page.getByRole('button', { name: 'Book it', disabled: false }).waitFor();
}
