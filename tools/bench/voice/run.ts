import { readSecrets } from '@gomomo/embedded';
import { launchProduct } from '../chat/product.ts';
import { measureReads } from '../reads.ts';
import { most, times, type Bar } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median, percentile } from '../report/statistics.ts';
import { measureCalls, type Calls } from './calls.ts';
import { openShops } from './shops.ts';

const atOnce = 20;
const linesOfShop = 5;
/** What twenty callers send who think for half a second. */
const readsPerSecond = 40;

const bars: readonly (Bar & { readonly share: number })[] = [
  { ...toBar('p95'), share: 0.95, ...most(150, 60) },
  { ...toBar('p99'), share: 0.99, ...most(300, 120) },
];

function toBar(share: string): Pick<Bar, 'measure' | 'unit'> {
  return { measure: `webhook, ${atOnce} calls in flight, ${share}`, unit: 'ms' };
}

/** Calls by their own door: webhooks of callers who ask and book, availability included. Latencies are Twilio's. */
export async function measure({ short, rounds }: BenchOptions): Promise<Findings> {
  const product = await launchProduct();
  const seconds = short ? 5 : 10;
  try {
    const { url, dataDir } = product;
    const { ADMIN_API_KEY = '', TWILIO_AUTH_TOKEN: token = '' } = readSecrets(dataDir);
    const shops = await openShops(url, ADMIN_API_KEY, atOnce / linesOfShop);
    const calls = { url, token, atOnce, numbers: shops.map(({ number }) => number) };
    await measureCalls({ ...calls, seconds: 5 });
    const made: Calls[] = [];
    const reads: (readonly number[])[] = [];
    for (let round = 0; round < rounds; round += 1) {
      reads.push(await measureReads(url, 'bench-0', { perSecond: readsPerSecond, seconds }));
      made.push(await measureCalls({ ...calls, seconds }));
    }
    return toFindings(made, reads);
  } finally {
    await product.stop();
  }
}

function toFindings(made: readonly Calls[], reads: readonly (readonly number[])[]): Findings {
  const at = (share: number, of: readonly (readonly number[])[]): number =>
    median(of.map((taken) => percentile(taken, share)));
  const figures = bars.map(({ share, ...bar }) => {
    const value = at(
      share,
      made.map((calls) => calls.times),
    );
    return { bar, value, beside: times(value, at(share, reads), 'one availability by HTTP') };
  });
  const sum = (of: (calls: Calls) => number): number => made.reduce((all, one) => all + of(one), 0);
  return {
    figures,
    details: `Callers on ${atOnce} lines of four businesses, by signed webhooks as Twilio sends them: they ask for a price, for a day, hold
a time, say their name and book; half a second to think before each turn. ${sum((one) => one.times.length)} webhooks,
${sum(({ booked }) => booked)} of ${sum(({ calls }) => calls)} calls have booked. Beside them, in rounds that take turns: availability by HTTP,
${readsPerSecond} a second, by the same door.`,
  };
}
