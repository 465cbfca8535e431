import { afterAll, beforeAll } from '@jest/globals';
import { startChromium, startProduct, type Product } from '@gomomo/testing';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openChat, phone, type ChatPage } from './chat-page.ts';

export interface HostedPage {
  /** There from the first test on. */
  readonly product: Product;
  readonly browser: Browser;
  open(options?: BrowserContextOptions, path?: string): Promise<ChatPage>;
}

/** The whole product and a browser for the tests of the block that asks for them; both end with it. */
export function hostPage(): HostedPage {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), startChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  return {
    get product() {
      return product;
    },
    get browser() {
      return browser;
    },
    open: (options = phone, path = '/bloom') => openChat(browser, product.url + path, options),
  };
}
