/**
 * What every serving npm script begins with: `node tools/bootstrap.mjs <command> [arguments]`. Runs
 * on any Node from 20 on with nothing installed: installs when needed, then runs the command's
 * TypeScript entry on the pinned Node. Plain JavaScript and built-in modules only, for that reason.
 */
import { endQuietlyWhileLoading } from './start/end-quietly.mjs';
import { ensureInstalled } from './start/install.mjs';
import { runEntry } from './start/run-entry.mjs';

/** Commands whose interruption is their ordinary end. */
const serving = ['start', 'stack'];

/** Commands that need the tools of tests and lint too. */
const checking = [
  'test',
  'bench',
  'torture',
  'soak',
  'images',
  'cluster',
  'citus',
  'rolling',
  'alerts',
  'traces',
  'pictures',
  'ship-readiness',
];

const entries = {
  start: 'apps/all-in-one/src/main.ts',
  stack: 'tools/stack/main.ts',
  test: 'tools/test/main.ts',
  bench: 'tools/bench/main.ts',
  citus: 'tools/citus/main.ts',
  rolling: 'tools/rolling/main.ts',
  alerts: 'tools/alerts/main.ts',
  traces: 'tools/traces/main.ts',
  export: 'tools/move/export.ts',
  import: 'tools/move/import.ts',
  drill: 'tools/drill/main.ts',
  understand: 'tools/understanding/main.ts',
  slots: 'tools/slots.ts',
  chat: 'tools/chat/main.ts',
  phone: 'tools/phone/main.ts',
  events: 'tools/events/main.ts',
  torture: 'tools/torture/main.ts',
  soak: 'tools/soak/main.ts',
  images: 'tools/images/main.ts',
  cluster: 'tools/cluster/main.ts',
  pictures: 'tools/pictures/main.ts',
  'ship-readiness': 'tools/ship-readiness/main.ts',
};

/** With other people's servers beside it, which no release holds. */
const besideEntries = { '--with-google': 'tools/start/with-google.ts' };

const [command = '', ...args] = process.argv.slice(2);
const beside =
  command === 'start' ? args.find((it) => Object.hasOwn(besideEntries, it)) : undefined;
const ownEntry = Object.hasOwn(entries, command) ? entries[command] : undefined;
const entry = beside === undefined ? ownEntry : besideEntries[beside];

if (Number(process.versions.node.split('.')[0]) < 20) {
  process.stderr.write(
    `gomomo needs Node 20 or newer with npm; this is Node ${process.version}.\n` +
      'Get a newer one from https://nodejs.org or your system.\n',
  );
  process.exitCode = 1;
} else if (entry === undefined) {
  process.stderr.write(`usage: node tools/bootstrap.mjs ${Object.keys(entries).join('|')} [...]\n`);
  process.exitCode = 2;
} else {
  const isServing = serving.includes(command);
  if (isServing) endQuietlyWhileLoading();
  const extent = checking.includes(command) ? 'all' : 'run';
  if (await ensureInstalled({ isServing, extent })) await runEntry(entry, args, { isServing });
}
