import { startCluster } from './start-cluster.ts';
import { migrateNode, startNode, type Node } from './cluster.ts';
import { inFolder } from './in-folder.ts';
import { openLoad, type Load, type Rate } from './measure.ts';
import type { CitusOptions } from './options.ts';

const clients = 8;

/** Bookings a second: plain, one worker, two workers, in turns, so that the machine's mood is shared. */
export const measureRates = ({
  postgres,
  seconds,
  rounds,
}: Omit<CitusOptions, 'source'>): Promise<void> =>
  inFolder(async (folder) => {
    const plain = await startNode(folder, 'plain', { binDir: postgres, citus: false });
    await migrateNode(plain);
    const one = await startCluster(`${folder}/one`, postgres, 1);
    const two = await startCluster(`${folder}/two`, postgres, 2);
    const sides: readonly [string, Node][] = [
      ['plain PostgreSQL', plain],
      ['Citus, one worker', one.coordinator],
      ['Citus, two workers', two.coordinator],
    ];
    const loads = new Map<string, Load>();
    for (const [name, node] of sides) loads.set(name, await openLoad(node.urlOf));
    const rates = new Map<string, Rate[]>(sides.map(([name]) => [name, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, load] of loads) {
        const rate = await load.run(clients, seconds);
        if (round > 0) rates.get(name)?.push(rate); // the first one warms up
      }
    }
    console.log(`\n${clients} callers, ${rounds} rounds of ${seconds} s, medians`);
    for (const [name, measured] of rates) console.log(toLine(name, measured));
    for (const load of loads.values()) await load.close();
    await Promise.all([plain.stop(), one.stop(), two.stop()]);
  });

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function toLine(name: string, rates: readonly Rate[]): string {
  const of = (key: keyof Rate): string => median(rates.map((rate) => rate[key])).toFixed(0);
  return `${name.padEnd(20)} ${of('perSecond').padStart(6)}/s   p50 ${of('p50Ms')} ms   p99 ${of('p99Ms')} ms`;
}
