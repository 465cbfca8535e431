/**
 * `npm run bench -- <name> …`: measures the product and its baseline in one run. Machines are shared and
 * noisy: quote ratios of one run, and look at the load that is printed.
 */
import { cpus, loadavg } from 'node:os';

const benches = {
  booking: () => import('./booking/run.ts'),
  events: () => import('./events/run.ts'),
  slots: () => import('./slots.ts'),
  understand: () => import('./understand.ts'),
} as const;

type Name = keyof typeof benches;

const isName = (name: string): name is Name => Object.hasOwn(benches, name);
const asked = process.argv.slice(2);
const names = asked.length === 0 ? (Object.keys(benches) as Name[]) : asked;

if (asked.includes('--help') || !names.every(isName)) {
  console.log(
    `usage: npm run bench -- [${Object.keys(benches).join(' | ')}] …   (all if none is named)`,
  );
  process.exitCode = asked.includes('--help') ? 0 : 2;
} else {
  for (const name of names) {
    const load = loadavg()[0]?.toFixed(2) ?? '?';
    console.log(`\n${name}  (${cpus().length} cores, load before: ${load})`);
    await (await benches[name]()).run();
  }
}
