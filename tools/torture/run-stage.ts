import { setTimeout as pause } from 'node:timers/promises';
import { startClients } from './clients/start-clients.ts';
import { createHistory, type History } from './history/history.ts';
import type { Data } from './look/data.ts';
import { addAfterReplay, lookAfterReplay } from './look/after-replay.ts';
import { becomeQuiet } from './look/become-quiet.ts';
import { look, type LookedAt } from './look/look.ts';
import { replayAll } from './look/replay.ts';
import { watchWorkbooks } from './look/watch-workbooks.ts';
import { findMissing, type MissingFault } from './nemesis/missing.ts';
import { planFaults } from './nemesis/plan.ts';
import { runPlan } from './nemesis/run-plan.ts';
import type { Watched } from './report/shortfalls.ts';
import type { TortureOptions } from './options.ts';
import { say } from './say.ts';
import type { Stage } from './stage.ts';
import { replicaNames } from './stack/links.ts';
import { raise, twilioToken, workbooksOf } from './stack/raise.ts';
import { connectGoogle, openShops, type Shop } from './world.ts';

/** Long enough for a pace to be told. */
const calmMs = 10_000;

export interface Looked extends LookedAt, Pick<Data, 'replay' | 'unsettled'> {
  readonly missing: readonly MissingFault[];
  /** How often the workbooks were looked at, and opened, meanwhile. */
  readonly watched: Watched;
}

export interface Place {
  readonly dataDir: string;
  readonly historyFile: string;
}

/** A whole run; what was found when it was quiet. All that it started runs until `endAll`. */
export async function runStage(options: TortureOptions, place: Place): Promise<Looked> {
  const history = createHistory(place.historyFile);
  phase(history, 'start of the stack');
  const { stack, outside } = await raise(place.dataDir, { isToBreak: true });
  const shops = await openShops(stack, outside.google);
  const workbooks = watchWorkbooks(workbooksOf(place.dataDir), shops);
  const stage = { ...outside, stack, shops, history, workbooks, replicas: replicaNames, ...place };
  await tortureAndHeal(options, stage);
  const unsettled = await becomeQuiet(stage, options.quiet);
  workbooks.stop();
  const watched = { looks: workbooks.looks(), openings: workbooks.openings() };
  const missing = findMissing(stage.clocks, stage.disks);
  const looked = { ...(await look(stage)), missing, unsettled, watched };
  if (!options.replays) return { ...looked, replay: undefined };
  phase(history, 'replay');
  const replay = await replayAll(stage, options.quiet);
  return { ...looked, ...addAfterReplay(looked, await lookAfterReplay(stage)), replay };
}

function phase(history: History, name: string): void {
  history.note(`phase: ${name}`);
  say(`${name}...`);
}

async function tortureAndHeal(options: TortureOptions, stage: Stage): Promise<void> {
  const { stack, links, google, shops, history, clocks, disks } = stage;
  const plan = planFaults({
    ...{ seed: options.seed, seconds: options.seconds },
    ...{ clocks: clocks.names, disks: disks.names },
    ...{ replicas: replicaNames, links: links.names },
  });
  phase(history, 'load');
  const clients = startClients({
    ...{ origin: stack.origin, shops, history, seed: options.seed },
    ...{ twilio: stage.twilio, twilioToken },
  });
  await pause(calmMs);
  phase(history, 'faults');
  const lost = new AbortController();
  const watch = setInterval(() => void (stack.lost() !== undefined && lost.abort()), 500);
  const reconnect = () => reconnectAll(stage, soonMs);
  const victims = {
    stack,
    links,
    google,
    reconnect,
    turnClock: clocks.turn,
    fill: disks.fill,
  };
  await runPlan(plan, victims, { history, signal: lost.signal });
  clearInterval(watch);
  phase(history, 'heal');
  links.fair();
  clocks.right();
  disks.free();
  google.clearFaults();
  await clients.stop();
  await reconnectAll(stage, healMs);
  if (stack.lost() !== undefined) throw new Error(`the stack ended: ${stack.lost()}`);
}

/** How long an owner tries, between faults and when all has been mended. */
const soonMs = 15_000;
const healMs = 60_000;

/** As an owner does who reads that Google has disconnected them. @throws Error when it cannot be done in the time */
async function reconnectAll({ stack, google, shops }: Stage, forMs: number): Promise<void> {
  const end = performance.now() + forMs;
  for (const shop of shops) {
    while (!(await isConnected(() => connectGoogle(stack, google, shop), shop, end))) {
      await pause(500);
    }
  }
}

async function isConnected(
  connect: () => Promise<void>,
  shop: Shop,
  end: number,
): Promise<boolean> {
  try {
    await connect();
    return true;
  } catch (error) {
    if (performance.now() < end) return false;
    throw new Error(`${shop.slug} is not connected: ${String(error)}`, { cause: error });
  }
}
