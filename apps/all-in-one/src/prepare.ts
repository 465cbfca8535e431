import type { Together } from '@gomomo/host';
import { ensureDemo } from './demo.ts';
import { ensurePage } from './page.ts';
import { summaryOf } from './summary.ts';

/** The demo business and the page, before the first request; answers what a person is told. */
export async function prepare(together: Together): Promise<readonly string[]> {
  const demo = together.settings.SEED_DEMO ? await ensureDemo(together) : undefined;
  await ensurePage(together.say);
  return summaryOf(together, demo);
}
