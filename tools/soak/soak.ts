import { rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeDataFolder } from '../data-folder.ts';
import { makeOutFolder } from '../out-folder.ts';
import { startClients } from '../torture/clients/start-clients.ts';
import { createHistory, readHistory } from '../torture/history/history.ts';
import { becomeQuiet } from '../torture/look/become-quiet.ts';
import { readCommit } from '../read-commit.ts';
import { say } from '../torture/say.ts';
import { replicaNames } from '../torture/stack/links.ts';
import { raise, twilioToken, type Raised } from '../torture/stack/raise.ts';
import { openShops, type Shop } from '../torture/world.ts';
import { findFaults, toFindings, toUnsettledFaults, type Phases, type Span } from './findings.ts';
import type { SoakOptions } from './options.ts';
import { toPage } from './page.ts';
import { findLoadFaults, toLoadFacts } from './load.ts';
import { watched, watchProcesses, type Watch } from './watch.ts';
import { askable, type AskHeld, type Held } from './held.ts';

const restSeconds = 60;
const settleSeconds = 300;

/** One whole run; true when nothing is left over and nothing grows. */
export async function soak(options: SoakOptions): Promise<boolean> {
  const out = makeOutFolder(options.out, 'page of a soak');
  const dataDir = makeDataFolder(`gomomo-soak-${process.pid}-`);
  const { samples, held, phases, historyFile, unsettled } = await live(options, out, dataDir);
  const findings = toFindings(samples, held, phases);
  const load = toLoadFacts(readHistory(historyFile).entries, options.minutes);
  writeFileSync(join(out, 'soak.md'), toPage({ ...options, findings, load, ...toPlace() }));
  const wanted = { all: watched, services: replicaNames };
  const faults = [
    ...findFaults(findings, wanted),
    ...findLoadFaults(load),
    ...toUnsettledFaults(unsettled),
  ];
  for (const fault of faults) say(`TOO MUCH: ${fault}`);
  say(`page ${join(out, 'soak.md')}`);
  return faults.length === 0;
}

async function live(options: SoakOptions, out: string, dataDir: string) {
  const historyFile = join(out, 'history.jsonl');
  rmSync(historyFile, { force: true });
  const history = createHistory(historyFile);
  say('start of the stack...');
  const { env, ask } = askable(dataDir);
  const raised = await raise(dataDir, { isToBreak: false, env });
  const shops = await openShops(raised.stack, raised.outside.google);
  const watch = watchProcesses(raised.stack, join(out, 'samples.jsonl'));
  const held: Held[] = [];
  const collect = async (): Promise<void> => void held.push(...(await askAll(raised, ask, watch)));
  await pause(restSeconds * 1_000); // what a start leaves behind is done
  await collect();
  const idle = await during('rest', watch, () => pause(restSeconds * 1_000));
  const load = await during(`load for ${options.minutes} min`, watch, () =>
    bear({ options, raised, shops, history, collect }),
  );
  say('until all is mirrored...');
  const { stack, outside } = raised;
  const waits = { ...outside, stack, shops, history, dataDir, historyFile };
  const unsettled = await becomeQuiet(waits, settleSeconds);
  const rest = await during('rest', watch, () => pause(restSeconds * 1_000));
  await collect();
  const phases: Phases = { idle, load, rest };
  return { samples: watch.stop(), held, phases, historyFile, unsettled };
}

/** Of every service what it holds now, one after the other: a collection stops the process for a moment. */
async function askAll({ stack }: Raised, ask: AskHeld, watch: Watch): Promise<Held[]> {
  const held: Held[] = [];
  for (const process of replicaNames) {
    const pid = stack.pidOf(process);
    const memory = pid === undefined ? undefined : await ask(pid);
    if (memory !== undefined) held.push({ process, at: watch.now(), memory });
  }
  return held;
}

async function during(name: string, watch: Watch, act: () => Promise<unknown>): Promise<Span> {
  say(`${name}...`);
  const from = watch.now();
  await act();
  return { from, to: watch.now() };
}

interface Load {
  readonly options: SoakOptions;
  readonly raised: Raised;
  readonly shops: readonly Shop[];
  readonly history: ReturnType<typeof createHistory>;
  /** Asks every service what it holds. */
  readonly collect: () => Promise<void>;
}

/** Of the load; what is held is asked at the end of each. */
const parts = 12;

async function bear({ options, raised, shops, history, collect }: Load): Promise<void> {
  const clients = startClients({
    ...{ origin: raised.stack.origin, shops, history, seed: options.seed },
    ...{ twilio: raised.outside.twilio, twilioToken, thinkMs: options.pauseMs },
  });
  for (let part = 0; part < parts; part += 1) {
    await pause((options.minutes * 60_000) / parts);
    await collect();
  }
  await clients.stop();
}

const toPlace = () => ({
  commit: readCommit(),
  host: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
  date: new Date().toISOString().slice(0, 10),
});
