import { afterAll, beforeAll, expect } from '@jest/globals';
import { startChromium, startProduct, type Product } from '@gomomo/testing';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openChat, phone, type ChatPage } from './chat-page.ts';

export interface HostedPage {
  /** There from the first test on. */
  readonly product: Product;
  readonly browser: Browser;
  open(options?: BrowserContextOptions, path?: string): Promise<ChatPage>;
  /** Asks the product as its operator. */
  ask<Answer>(method: string, path: string, body?: object): Promise<Answer>;
}

/**
 * The whole product and a browser for the tests of the block that asks for them; both end with it.
 *
 * @param env settings of the product, asked for when it starts
 */
export function hostPage(env: () => Record<string, string> = () => ({})): HostedPage {
  let product: Product;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(env()), startChromium()]);
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
    async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
      const answer = await fetch(product.url + path, {
        method,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${product.adminKey}`,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect([path, answer.ok]).toEqual([path, true]);
      return (await answer.json()) as Answer;
    },
  };
}
