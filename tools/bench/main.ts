/**
 * `npm run bench -- <name> …`: measures the product and its baseline in one run. Machines are shared and
 * noisy: quote ratios of one run, and look at the load that is printed.
 */
import { cpus, loadavg } from 'node:os';

interface Bench {
  /** Given the options that were asked for. */
  run(options: readonly string[]): Promise<void>;
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  booking: () => import('./booking/run.ts'),
  calendar: () => import('./calendar/run.ts'),
  chat: () => import('./chat/run.ts'),
  events: () => import('./events/run.ts'),
  slots: () => import('./slots.ts'),
  understand: () => import('./understand.ts'),
  voice: () => import('./voice/run.ts'),
  workbook: () => import('./workbook/run.ts'),
};

const known = Object.keys(benches);
const asked = process.argv.slice(2);
const options = asked.filter((arg) => arg.startsWith('--'));
const named = asked.filter((arg) => !arg.startsWith('--'));
const names = named.length === 0 && options.length === 0 ? known : named;

if (names.length === 0 || !names.every((name) => known.includes(name))) {
  console.log(
    `usage: npm run bench -- [${known.join(' | ')}] …   (all if none is named; booking and chat tell their options by --help)`,
  );
  process.exitCode = options.includes('--help') ? 0 : 2;
} else {
  for (const name of names) {
    const load = loadavg()[0]?.toFixed(2) ?? '?';
    console.log(`\n${name}  (${cpus().length} cores, load before: ${load})`);
    await (await benches[name]?.())?.run(options);
  }
}
