import type { PublicTenant, Reply } from './contract.ts';

/** What the server writes into the page, so that it can paint without asking again. */
export interface PageData {
  readonly tenant: PublicTenant;
  readonly opening: readonly Reply[];
  /** A conversation waits under the session cookie. */
  readonly resume?: boolean;
  /** The server's clock when it painted the page (epoch ms): the first paint here agrees with it. */
  readonly now: number;
}

export const pageDataId = 'page-data';

export function readPageData(document: Document): PageData {
  const block = document.getElementById(pageDataId);
  return JSON.parse(block?.textContent ?? '') as PageData;
}
