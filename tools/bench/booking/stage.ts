import { createNewId, systemClock } from '@gomomo/kernel';
import { startChild, type Child } from './children.ts';
import { openCpuMeter, type CpuMeter } from './cpu.ts';
import { layGround, type Ground } from './ground.ts';
import { openHttp } from './http-client.ts';
import type { LoadResult, LoadTask } from './load-process.ts';
import { findOwnCall, functionNames, type FunctionName, type OwnCall } from './own-calls.ts';
import type { ProductAddress, SentCall } from './product-process.ts';
import { phoneOf, serviceId, slug, toPlace, type Place } from './seed.ts';

/** Everything that runs during a bench: the servers, the product, the plain server, the callers. */
export interface Stage {
  readonly ground: Ground;
  readonly meter: CpuMeter | undefined;
  readonly product: Child & { readonly url: string };
  readonly plain: Child & { readonly url: string };
  readonly calls: Readonly<Record<FunctionName, OwnCall>>;
  readonly newId: () => string;
  /** A place of its own for whoever asks. */
  nextPlace(): Place;
  load(task: Omit<LoadTask, 'from'>): Promise<LoadResult>;
  /** The relay of the product, on or off. */
  relay(on: boolean): Promise<void>;
  close(): Promise<void>;
}

/** More than any load of some seconds can take. */
const placesPerLoad = 15_000;

/** @param earlierBookings on both sides before the first call */
export async function setStage(earlierBookings = 20_000): Promise<Stage> {
  const ground = await layGround(earlierBookings);
  const places = countPlaces();
  const productChild = await startChild('product-process.ts', ground.urls);
  const { url } = await productChild.ask<ProductAddress>('start', ground.urls);
  const product = { ...productChild, url };
  const calls = await watchCalls(product, places.next);
  const settings = { coreUrl: ground.urls.core, call: calls.book };
  const plainChild = await startChild('plain-process.ts', settings);
  const plain = { ...plainChild, ...(await plainChild.ask<ProductAddress>('start', settings)) };
  const callers = await startChild('load-process.ts', undefined);
  return {
    ...{ ground, product, plain, calls },
    meter: openCpuMeter(),
    newId: createNewId(systemClock),
    nextPlace: () => toPlace(places.next(1)),
    load: (task) => callers.ask('run', { ...task, from: places.next(placesPerLoad) }),
    relay: (on) => product.ask('relay', on),
    async close() {
      for (const child of [callers, plain, product]) await child.stop();
      await ground.close();
    },
  };
}

function countPlaces() {
  let used = 0;
  return {
    next(count: number): number {
      used += count;
      return used - count;
    },
  };
}

/** Lets the product book, hold, confirm and move once, and notes what it sends to the database. */
async function watchCalls(
  product: Child & { readonly url: string },
  next: (count: number) => number,
): Promise<Readonly<Record<FunctionName, OwnCall>>> {
  const http = await openHttp(product.url);
  const phone = phoneOf(next(1));
  const client = { name: 'Bench', phone };
  const ask = async (path: string, body: object) => {
    const headers = `content-type: application/json\r\nidempotency-key: ${crypto.randomUUID()}\r\nx-client-contact: ${phone}\r\n`;
    const said = await http.say(
      'POST',
      `/api/tenants/${slug}${path}`,
      headers,
      JSON.stringify(body),
    );
    if (said.status > 201) throw new Error(`${path} was answered ${said.status}: ${said.body}`);
    return JSON.parse(said.body) as Record<'reference' | 'holdId' | 'holdToken', string>;
  };
  const toStart = () => {
    const { resource, start } = toPlace(next(1));
    return { resourceId: resource, start: new Date(start).toISOString() };
  };
  // What is prepared once is prepared before anybody watches.
  await ask('/appointments', { serviceId, ...toStart(), client });
  await product.ask('watch');
  const { reference } = await ask('/appointments', { serviceId, ...toStart(), client });
  const { holdId, holdToken } = await ask('/holds', { serviceId, ...toStart() });
  await ask('/appointments', { holdId, holdToken, client });
  await ask(`/appointments/${reference}/reschedule`, toStart());
  const sent = await product.ask<readonly SentCall[]>('unwatch');
  http.close();
  return Object.fromEntries(functionNames.map((name) => [name, findOwnCall(sent, name)])) as Record<
    FunctionName,
    OwnCall
  >;
}
