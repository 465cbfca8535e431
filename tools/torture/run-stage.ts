import { findFreePort } from '@gomomo/embedded';
import { startFakeGoogle, startFakeTwilio } from '@gomomo/fakes';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startClients } from './clients/start-clients.ts';
import { createHistory, type History } from './history/history.ts';
import type { Data } from './look/data.ts';
import { becomeQuiet } from './look/become-quiet.ts';
import { look, type LookedAt } from './look/look.ts';
import { replayAll } from './look/replay.ts';
import { watchWorkbooks } from './look/watch-workbooks.ts';
import { planFaults } from './nemesis/plan.ts';
import { runPlan } from './nemesis/run-plan.ts';
import type { TortureOptions } from './options.ts';
import { say } from './say.ts';
import type { Stage } from './stage.ts';
import { createClocks } from './stack/clocks.ts';
import { mountSmallDisk } from './stack/small-disk.ts';
import { openLinks, replicaNames } from './stack/links.ts';
import { startStack, type TorturedStack } from './stack/start-stack.ts';
import { connectGoogle, openShops } from './world.ts';

const replicas = 2;
const names = replicaNames(replicas);
/** Long enough for a pace to be told. */
const calmMs = 10_000;

export type Looked = LookedAt & Pick<Data, 'replay'>;

export interface Place {
  readonly dataDir: string;
  readonly historyFile: string;
}

/** Everything from the start of the stack to its end; what was found when it was quiet. */
export async function runStage(options: TortureOptions, place: Place): Promise<Looked> {
  const history = createHistory(place.historyFile);
  phase(history, 'start of the stack');
  const { stack, outside } = await raise(place);
  try {
    const shops = await openShops(stack, outside.google);
    const workbooks = watchWorkbooks(workbooksOf(place), shops);
    const stage = { ...outside, stack, shops, history, workbooks, replicas: names, ...place };
    await tortureAndHeal(options, stage);
    await becomeQuiet(stage, options.quiet);
    workbooks.stop();
    const looked = await look(stage);
    if (!options.replays) return { ...looked, replay: undefined };
    phase(history, 'replay');
    return { ...looked, replay: await replayAll(stage, options.quiet) };
  } finally {
    phase(history, 'end');
    await stack.stop();
    await Promise.all([outside.links.close(), outside.google.close(), outside.twilio.close()]);
    outside.disk?.unmount();
  }
}

const workbooksOf = ({ dataDir }: Place): string => join(dataDir, 'workbooks');

type Outside = Pick<Stage, 'google' | 'twilio' | 'links' | 'clocks' | 'disk'>;

/** Other people's servers, the ways to them, and the stack behind. */
async function raise(place: Place): Promise<{ stack: TorturedStack; outside: Outside }> {
  const { dataDir } = place;
  const port = (await findFreePort()) ?? 0;
  const redirectUris = [`http://127.0.0.1:${port}/api/oauth/google/callback`];
  const google = await startFakeGoogle({ redirectUris });
  const twilio = await startFakeTwilio({ authToken: twilioToken });
  const clocks = createClocks(dataDir, names);
  const disk = mountSmallDisk(workbooksOf(place));
  const links = await openLinks({
    ...{ dataDir, replicas: names, clocks: clocks.env },
    googlePort: Number(new URL(google.url).port),
    twilioPort: Number(new URL(twilio.url).port),
  });
  const outside = { google, twilio, links, clocks, disk };
  const env = { ...toEnvironment(outside), WORKBOOK_DIR: workbooksOf(place) };
  return {
    stack: await startStack({ dataDir, port, replicas, ports: links.ports, env }),
    outside,
  };
}

function phase(history: History, name: string): void {
  history.note(`phase: ${name}`);
  say(`${name}...`);
}

const plenty = '1000000';
const twilioToken = 'token-of-the-torture';
const toEnvironment = ({ links, google, twilio }: Outside): NodeJS.ProcessEnv => ({
  ...{ RATE_LIMIT_DEFAULT: plenty, RATE_LIMIT_CHAT: plenty, RATE_LIMIT_BOOKING: plenty },
  ...{ RATE_LIMIT_TENANT: plenty, MAX_CONVERSATION_MESSAGES: '500', SEED_DEMO: '0' },
  ...{
    GOOGLE_BASE_URL: `http://127.0.0.1:${links.ports.google}`,
    GOOGLE_CLIENT_ID: google.clientId,
  },
  ...{ GOOGLE_CLIENT_SECRET: google.clientSecret, GOOGLE_REQUESTS_PER_SECOND: '100' },
  ...{ TWILIO_BASE_URL: `http://127.0.0.1:${links.ports.twilio}`, TWILIO_AUTH_TOKEN: twilioToken },
  ...{ TWILIO_ACCOUNT_SID: twilio.accountSid, OPENAI_API_KEY: '', LOG_LEVEL: 'warn' },
});

async function tortureAndHeal(options: TortureOptions, stage: Stage): Promise<void> {
  const { stack, links, google, shops, history, clocks, disk } = stage;
  const plan = planFaults({
    ...{ seed: options.seed, seconds: options.seconds },
    ...{ clocks: clocks.names, disks: disk === undefined ? [] : (['workbooks'] as const) },
    ...{ replicas: names, links: links.names },
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
  const reconnect = () => reconnectAll(stage);
  const victims = {
    stack,
    links,
    google,
    reconnect,
    turnClock: clocks.turn,
    fill: (_folder: string, isFull: boolean) => disk?.fill(isFull),
  };
  await runPlan(plan, victims, { history, signal: lost.signal });
  clearInterval(watch);
  phase(history, 'heal');
  links.fair();
  clocks.right();
  disk?.fill(false);
  google.clearFaults();
  await clients.stop();
  await reconnectAll(stage);
  if (stack.lost() !== undefined) throw new Error(`the stack ended: ${stack.lost()}`);
}

/** As an owner does who reads that Google has disconnected them. */
async function reconnectAll({ stack, google, shops }: Stage): Promise<void> {
  for (const shop of shops) await connectGoogle(stack, google, shop);
}
