import { readSecrets } from '@gomomo/embedded';
import { percentile } from '../booking/statistics.ts';
import { launchProduct } from '../chat/product.ts';
import { measureCalls } from './calls.ts';
import { openShops } from './shops.ts';

const atOnce = 20;
const seconds = 30;
const linesOfShop = 5;

/** Calls by their own door: webhooks of callers who ask and book, availability included. Latencies are Twilio's. */
export async function run(): Promise<void> {
  const product = await launchProduct();
  try {
    const { url, dataDir } = product;
    const { ADMIN_API_KEY = '', TWILIO_AUTH_TOKEN: token = '' } = readSecrets(dataDir);
    const shops = await openShops(url, ADMIN_API_KEY, atOnce / linesOfShop);
    const calls = { url, token, atOnce, numbers: shops.map(({ number }) => number) };
    await measureCalls({ ...calls, seconds: 5 });
    const { times, ...made } = await measureCalls({ ...calls, seconds });
    const at = (share: number): string => percentile(times, share).toFixed(1);
    console.log(
      `  ${atOnce} calls at once: webhook p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (ship 150, target 60), ` +
        `p99 ${at(0.99)} ms (ship 300, target 120); ${times.length} webhooks, ${made.booked} of ${made.calls} calls have booked`,
    );
  } finally {
    await product.stop();
  }
}
