/** `npm run bench -- <name> …`: measures the product and its baseline in one run. */
import { cpus, loadavg } from 'node:os';
import { runCommandLine } from '../command-line.ts';
import { readCommit } from '../read-commit.ts';
import { isFigure, isMissed } from './report/bars.ts';
import { readOptions, toHelp, type Asked } from './report/options.ts';
import { writeSection, type Findings } from './report/page.ts';
import { print, toBarTable } from './report/table.ts';

interface Bench {
  measure(asked: Asked): Promise<Findings>;
}

interface Entry {
  readonly title: string;
  readonly load: () => Promise<Bench>;
}

const benches: Readonly<Record<string, Entry>> = {
  booking: {
    title: 'Booking, by HTTP and in the database',
    load: () => import('./booking/run.ts'),
  },
  slots: { title: 'Slots in process', load: () => import('./slots/run.ts') },
  growth: {
    title: 'Availability as a diary grows',
    load: () => import('./growth/run.ts'),
  },
  events: { title: 'Events, from commit to consumer', load: () => import('./events/run.ts') },
  chat: { title: 'Chat', load: () => import('./chat/run.ts') },
  voice: { title: 'Webhooks of calls', load: () => import('./voice/run.ts') },
  calendar: { title: 'Calendar', load: () => import('./calendar/run.ts') },
  workbook: { title: 'Workbook', load: () => import('./workbook/run.ts') },
  understand: { title: 'Understanding', load: () => import('./understand/run.ts') },
  start: { title: 'Start and rest', load: () => import('./start/run.ts') },
};

const titles = Object.fromEntries(
  Object.entries(benches).map(([name, { title }]) => [name, title]),
);

async function run(asked: Asked): Promise<void> {
  const commit = readCommit(); // before a section that is written changes the tree
  for (const name of asked.names) {
    const entry = benches[name];
    if (entry === undefined) continue;
    const { title, load } = entry;
    const circumstances = `${today()}, commit ${commit}, ${describeMachine()}`;
    console.log(`\n${title} (${circumstances})`);
    if (asked.short) console.log('less of everything than the names of the measures say');
    const findings = await (await load()).measure(asked);
    tell(findings, asked);
    if (!asked.write) continue;
    if (findings.figures.some(({ value }) => isFigure(value))) {
      writeSection({ name, title, circumstances, ...findings });
    } else {
      console.error(`nothing of ${name} was measured, so nothing is written`);
    }
  }
}

const today = (): string => new Date().toISOString().slice(0, 10);

const describeMachine = (): string =>
  `${cpus().length} cores, load before ${loadavg()[0]?.toFixed(1) ?? '?'}`;

function tell({ figures, details }: Findings, { short, check }: Asked): void {
  const shown = short ? figures.filter(({ value }) => isFigure(value)) : figures;
  console.log(`\n${print(toBarTable(shown))}\n\n${details.trim()}`);
  const missed = figures.filter(isMissed).map(({ bar }) => bar.measure);
  if (check && missed.length > 0) {
    console.error(`\nworse than ship, or not measured: ${missed.join('; ')}`);
    process.exitCode = 1;
  }
}

const options = readOptions(process.argv.slice(2), Object.keys(benches));
await runCommandLine(options, toHelp(titles), run);
