import { startFakeGoogle, startFakeOpenAi } from '@gomomo/fakes';
import { services } from '@gomomo/infra';
import { createPool } from '@gomomo/postgres';
import { launchStack } from '../bench/chat/product.ts';
import { runPrometheus, type Prometheus } from '../dashboards/run-prometheus.ts';
import { toGoogleEnv } from '../rolling/google.ts';
import { ownerUrlOf, portOf, postAsOperator, type Place } from '../rolling/place.ts';
import { openAllShops, type Shops } from '../rolling/shops.ts';
import { toStart } from '../rolling/users/books.ts';
import { readRules, toFastRules } from './fast-rules.ts';
import type { Ground } from './fault.ts';
import { faults } from './faults.ts';
import { fire, type Fired } from './fire.ts';

/** So that an access token is renewed while somebody looks. */
const tokenSeconds = 20;

/** Makes each of these fire. Answers what came of it. */
export async function run(names: readonly string[]): Promise<Fired[]> {
  const google = await startFakeGoogle({ tokenSeconds });
  const model = await startFakeOpenAi({ play: () => ({ fault: { status: 500 } }) });
  const product = await launchStack({
    ...toGoogleEnv(google),
    ...{ OPENAI_BASE_URL: model.url, OPENAI_API_KEY: model.key },
  });
  const place: Place = { origin: product.url, dataDir: product.dataDir };
  const pool = createPool({
    connectionString: ownerUrlOf(place),
    ...{ applicationName: 'fault', max: 1 },
  });
  const prometheus = await watch(place);
  try {
    const shops = await openAllShops(place, google, 1);
    const { booked: shop, numbers } = shops;
    const book = createBook(place, shops);
    const ground: Ground = { ...place, ...{ google, model, pool, shop, numbers, book } };
    return await fireAll(prometheus.url, ground, names);
  } finally {
    await prometheus.stop();
    await pool.end();
    await product.stop();
    await Promise.all([google.close(), model.close()]);
  }
}

/** Every service by itself, by the product's rules in a sixtieth of the time. */
const watch = (place: Place): Promise<Prometheus> =>
  runPrometheus({
    rules: toFastRules(readRules()),
    ...{ scrapeSeconds: 2, evaluateSeconds: 1 },
    targets: services.map(({ name }) => ({
      host: `127.0.0.1:${portOf(place, name)}`,
      container: name,
    })),
  });

async function fireAll(url: string, ground: Ground, names: readonly string[]): Promise<Fired[]> {
  const fired: Fired[] = [];
  for (const name of names) {
    const fault = faults[name];
    if (fault === undefined) continue;
    const one = await fire(url, ground, name, fault);
    console.log(toLine(one));
    fired.push(one);
  }
  return fired;
}

function createBook(place: Place, { booked }: Shops): () => Promise<string> {
  const post = postAsOperator(place);
  const client = { name: 'Jo Park', email: 'jo@example.com' };
  const { slug, serviceId, resourceIds } = booked;
  let visits = 0;
  return async () => {
    const start = toStart((visits += 1));
    const body = { serviceId, resourceId: resourceIds[0], start, client };
    return String((await post(`/api/tenants/${slug}/appointments`, body))['id']);
  };
}

const tell = (ms: number | undefined): string =>
  ms === undefined ? 'no' : `${(ms / 1000).toFixed(0)} s`;

export const heading = '| alert | fault | fires after | over after |\n| --- | --- | --- | --- |';

function toLine({ alert, what, firedAfterMs, endedAfterMs, trouble }: Fired): string {
  const told = trouble === undefined ? what : `${what} (${trouble})`;
  return `| ${alert} | ${told} | ${tell(firedAfterMs)} | ${tell(endedAfterMs)} |`;
}
