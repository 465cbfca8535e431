import type { PublicTenant, Reply } from '@gomomo/contracts';

/** What the page paints with before it has asked for anything. */
export interface PageData {
  readonly tenant: PublicTenant;
  readonly opening: readonly Reply[];
  /** A conversation waits under the session cookie. */
  readonly resume: boolean;
  /** Epoch ms that the markup was painted for; the browser's first paint agrees with it. */
  readonly now: number;
}
