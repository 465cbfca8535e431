import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

export interface Frame {
  readonly png: Buffer;
  readonly ms: number;
}

/** Moments of a page that somebody uses, each with how long it is shown. */
export interface Film {
  readonly frames: readonly Frame[];
  keep(ms: number): Promise<void>;
  /** Writes and sends; half of it is seen on the way. */
  type(text: string): Promise<void>;
  /** A finger is seen before it taps. */
  tap(what: Locator): Promise<void>;
}

export function createFilm(page: Page): Film {
  const frames: Frame[] = [];
  const keep = async (ms: number): Promise<void> => {
    frames.push({ png: await whenStill(page), ms });
  };
  return {
    frames,
    keep,
    async type(text) {
      const box = page.getByRole('textbox', { name: 'Write a message' });
      for (const end of [text.indexOf(' ', text.length / 2), text.length]) {
        await box.fill(text.slice(0, end));
        await keep(600);
      }
      await page.keyboard.press('Enter');
    },
    async tap(what) {
      await what.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await what.boundingBox()) ?? nowhere;
      await page.addStyleTag({ content: fingerAt(x + width / 2, y + height / 2) });
      await keep(700);
      await page.addStyleTag({ content: 'body::after { display: none }' });
      await what.tap();
    },
  };
}

/** A picture that is the same as the one before. */
async function whenStill(page: Page): Promise<Buffer> {
  let [last, png]: [Buffer?, Buffer?] = [];
  do {
    [last, png] = [png, await page.screenshot({ animations: 'disabled' })];
    await pause(150);
  } while (last === undefined || !png.equals(last));
  return png;
}

const nowhere = { x: 0, y: 0, width: 0, height: 0 };

/** A round mark. */
const fingerAt = (x: number, y: number): string =>
  `body::after { content: ''; display: block; position: fixed; left: ${x - 22}px; top: ${y - 22}px; width: 44px;
  height: 44px; border-radius: 50%; background: #0002; box-shadow: 0 0 0 2px #fff, 0 0 0 5px #0006; pointer-events: none }`;
