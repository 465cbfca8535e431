import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { skipUnless, startChromium } from '@gomomo/testing';
import { rm } from 'node:fs/promises';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { makeContactSheet } from '../dev/contact-sheet.ts';
import { scenes } from '../dev/scenes.ts';
import { serveScenes } from '../dev/serve.ts';
import {
  desktop,
  openChat,
  phone,
  screenshots,
  smallestPhone,
  type ChatPage,
} from './chat-page.ts';
import { findAxeFaults } from './find-axe-faults.ts';
import { findLooseScrollers, waitUntilStill } from './in-page.ts';

jest.setTimeout(120_000);

interface Look {
  readonly scene: string;
  readonly options?: BrowserContextOptions;
  /** What is done once the scene stands. */
  readonly act?: (chat: ChatPage) => Promise<unknown>;
}

const abroad = { timezoneId: 'Asia/Tokyo' };
const about = (chat: ChatPage) => chat.tap(/hours, address and phone/);

/** Every state of the page, beside what the scenes say: what opens, what fails, who looks. */
const looks: Readonly<Record<string, Look>> = {
  ...Object.fromEntries(Object.keys(scenes).map((scene) => [scene, { scene }])),
  'times abroad': { scene: 'times', options: abroad },
  'times on my clock': { scene: 'times', options: abroad, act: (chat) => chat.tap('Show my time') },
  'booked abroad': { scene: 'booked', options: abroad },
  'contact faults': { scene: 'contact', act: (chat) => chat.tap('Continue') },
  'link copied': {
    scene: 'booked',
    options: { permissions: ['clipboard-read', 'clipboard-write'] },
    act: (chat) => chat.tap(/Copy link/),
  },
  menu: { scene: 'start', act: (chat) => chat.tap('More') },
  delete: {
    scene: 'start',
    act: async (chat) => {
      await chat.tap('More');
      await chat.tap(/^Delete this conversation/);
    },
  },
  privacy: { scene: 'start', act: (chat) => chat.tap('Privacy') },
  offline: {
    scene: 'question',
    act: async (chat) => {
      await chat.page.context().setOffline(true);
      await chat.say('Tomorrow afternoon, please');
      await chat.page.getByText('will send when you’re back').waitFor();
    },
  },
};

/** Beside the conversation stands more; what is in it is the same. */
const desktopLooks: Readonly<Record<string, Look>> = Object.fromEntries(
  Object.entries(looks).filter(([name]) =>
    ['start', 'times', 'month', 'contact', 'summary', 'booked', 'words', 'menu', 'delete'].includes(
      name,
    ),
  ),
);

const phoneLooks: Readonly<Record<string, Look>> = {
  ...looks,
  about: { scene: 'start', act: about },
};

skipUnless('chromium')('every state of the page', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveScenes>>;
  beforeAll(async () => {
    await rm(screenshots, { recursive: true, force: true });
    [browser, server] = await Promise.all([startChromium(), serveScenes(0)]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  async function open({ scene, options, act }: Look, more: BrowserContextOptions) {
    const session = JSON.stringify({ sessionId: `scene-${scene}`, outbox: [] });
    const origins = [
      {
        origin: new URL(server.url).origin,
        localStorage: [{ name: 'gomomo:bloom', value: session }],
      },
    ];
    const storageState = { cookies: [], origins };
    const chat = await openChat(browser, server.url, { ...more, ...options, storageState });
    await chat.page.locator('html:not([data-back])').waitFor();
    await chat.page.evaluate(waitUntilStill);
    await act?.(chat);
    await chat.page.evaluate(waitUntilStill);
    return chat;
  }

  async function look(name: string, one: Look, more: BrowserContextOptions): Promise<string[]> {
    const chat = await open(one, more);
    await chat.picture(name);
    const faults = [
      ...(await findAxeFaults(chat.page)),
      ...(await chat.page.evaluate(findLooseScrollers)),
      ...(await chat.page.evaluate(findCutOff)),
    ];
    await chat.close();
    return faults.map((fault) => `${name}: ${fault}`);
  }

  test.each([
    ['phone', 'light', phone, phoneLooks],
    ['phone', 'dark', phone, phoneLooks],
    ['desktop', 'light', desktop, desktopLooks],
    ['desktop', 'dark', desktop, desktopLooks],
  ] as const)('is without fault on a %s, %s', async (device, colorScheme, size, all) => {
    const faults: string[] = [];
    for (const [name, one] of Object.entries(all)) {
      const file = `${device}-${colorScheme}-${name.replaceAll(' ', '-')}`;
      faults.push(...(await look(file, one, { ...size, colorScheme, reducedMotion: 'reduce' })));
    }
    expect(faults).toEqual([]);
  });

  // The chosen day was a coloured ground and nothing else: gone with the colours.
  test('is legible in the system’s own colours', async () => {
    const faults: string[] = [];
    for (const scene of ['start', 'times', 'month', 'contact', 'summary', 'booked']) {
      const more = { ...phone, forcedColors: 'active', reducedMotion: 'reduce' } as const;
      faults.push(...(await look(`forced-light-${scene}`, { scene }, more)));
    }
    expect(faults).toEqual([]);
    const times = await open({ scene: 'times' }, { ...phone, forcedColors: 'active' });
    const [chosen, other] = await Promise.all(
      ['true', 'false'].map((pressed) =>
        times.page
          .locator(`.day[aria-pressed="${pressed}"]`)
          .first()
          .evaluate((day) => getComputedStyle(day).backgroundColor),
      ),
    );
    expect(chosen).not.toBe(other);
    await times.close();
    const summary = await open({ scene: 'summary' }, { ...phone, forcedColors: 'active' });
    const border = await summary.page
      .getByRole('button', { name: 'Book it' })
      .evaluate((button) => getComputedStyle(button).borderTopWidth);
    expect(border).toBe('2px');
    await summary.close();
  });

  // 62 px of the conversation were left between header and composer.
  test.each([
    ['1280 × 1024 at 400 %', { width: 320, height: 256 }],
    ['a phone on its side with its keyboard', { width: 740, height: 230 }],
  ])('leaves most of the height to the conversation: %s', async (name, viewport) => {
    const file = `zoom-light-${viewport.width}`;
    const more = { viewport, reducedMotion: 'reduce' } as const;
    for (const scene of ['start', 'times', 'summary', 'words']) {
      expect(await look(`${file}-${scene}`, { scene }, more)).toEqual([]);
    }
    const chat = await open({ scene: 'times' }, more);
    const height = await chat.page.locator('.log').evaluate((log) => log.clientHeight);
    expect([name, height / viewport.height > 0.5]).toEqual([name, true]);
    await chat.close();
  });

  test('a time whose hold has run out is asked for once, however often it is tapped', async () => {
    const chat = await open({ scene: 'expired' }, phone);
    await chat.page.getByRole('button', { name: 'Take it again' }).dblclick();
    await chat.page.locator('.card-times').waitFor();
    expect(await chat.page.locator('.bubble-mine', { hasText: 'with Ana' }).count()).toBe(1);
    await chat.close();
  });

  test('is kept on one sheet, light and dark, to be looked at in a minute', async () => {
    const chat = await open({ scene: 'times' }, smallestPhone);
    await chat.picture('smallest-light-times');
    await chat.close();
    for (const scheme of ['light', 'dark']) {
      expect(await makeContactSheet(browser, screenshots, scheme)).toContain(scheme);
    }
  });
});

/** Words that stick out of the page or of the box that they stand in. */
function findCutOff(): string[] {
  const width = document.documentElement.clientWidth;
  const boxes = [
    ...document.querySelectorAll<HTMLElement>('.card, .bubble, .chip, .log, .staff button'),
  ];
  return boxes
    .filter((box) => box.checkVisibility())
    .filter((box) => {
      const { left, right } = box.getBoundingClientRect();
      const wide = box.matches('.log') ? false : box.scrollWidth > box.clientWidth + 1;
      const inRow = box.closest('.staff') !== null;
      return wide || (!inRow && (left < -1 || right > width + 1));
    })
    .map((box) => `cut off: ${box.className} ${(box.textContent ?? '').slice(0, 40)}`);
}
