import { runOnce } from '@gomomo/host';
import { AppError } from '@gomomo/kernel';
import { app } from './app.ts';
import { reseal } from './use-cases/reseal.ts';

/** After a new first key of `ENCRYPTION_KEYS`: `npx node apps/calendar-sync/src/reseal.ts`, with the app's environment. */
await runOnce(app, process.env, async ({ pool, settings }) => {
  const ring = settings.ENCRYPTION_KEYS;
  const { sealed, lost } = await reseal(pool, ring);
  process.stdout.write(`sealed with ${ring[0]?.kid ?? ''}: ${sealed}\n`);
  if (lost.length === 0) return;
  throw new AppError('cannot-open', `opened by no key of the ring: ${lost.join(' ')}`);
});
