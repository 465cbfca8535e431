/** The callers, in a process of their own: a closed loop, one kept-alive connection for each. */
import { randomUUID } from 'node:crypto';
import { answerParent } from './children.ts';
import { openHttp, type HttpConnection, type Said } from './http-client.ts';
import { phoneOf, serviceId, slug, toPlace } from './seed.ts';

export interface LoadTask {
  readonly kind: 'book' | 'book-plain' | 'get' | 'stampede' | 'empty-post';
  readonly url: string;
  /** Of `get`. */
  readonly path?: string;
  readonly clients: number;
  readonly ms: number;
  /** The first place; each call takes another, a stampede ten of them. */
  readonly from: number;
}

export interface LoadResult {
  /** Requests that were answered as they should be. */
  readonly count: number;
  readonly seconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Of single requests, ms. */
  readonly latencies: readonly number[];
  /** Of requests that were refused, ms. */
  readonly refusals: readonly number[];
}

const stampedePlaces = 10;
const common = 'content-type: application/json\r\n';

/** The caller is a stranger with a key of idempotency, as the hosted page's. */
function toBooking(n: number, placeOf: number): string {
  const { resource, start } = toPlace(placeOf);
  return JSON.stringify({
    serviceId,
    resourceId: resource,
    start: new Date(start).toISOString(),
    client: { name: 'Bench', phone: phoneOf(n) },
  });
}

const keyed = () => `${common}idempotency-key: ${randomUUID()}\r\n`;

async function run(task: LoadTask): Promise<LoadResult> {
  const tally = createTally();
  const flow = createFlows(task, tally.ask)[task.kind];
  const connections = await Promise.all(
    Array.from({ length: task.clients }, () => openHttp(task.url)),
  );
  let count = 0;
  const startedAt = performance.now();
  const endAt = startedAt + task.ms;
  await Promise.all(
    connections.map(async (http) => {
      while (performance.now() < endAt) if (await flow(http)) count += 1;
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  for (const http of connections) http.close();
  const { statuses, latencies, refusals } = tally;
  return { count, seconds, statuses, latencies, refusals };
}

type Ask = (work: () => Promise<Said>) => Promise<Said>;

/** Times single requests, and counts how they were answered. */
function createTally() {
  const statuses: Record<string, number> = {};
  const latencies: number[] = [];
  const refusals: number[] = [];
  const ask: Ask = async (work) => {
    const startedAt = performance.now();
    const said = await work();
    const ms = performance.now() - startedAt;
    latencies.push(ms);
    if (said.status >= 400) refusals.push(ms);
    statuses[said.status] = (statuses[said.status] ?? 0) + 1;
    return said;
  };
  return { ask, statuses, latencies, refusals };
}

/** What a caller does once; true if it was answered as it should be. */
type Flow = (http: HttpConnection) => Promise<boolean>;

function createFlows(task: LoadTask, ask: Ask): Record<LoadTask['kind'], Flow> {
  let next = task.from;
  return {
    async get(http) {
      return (await ask(() => http.say('GET', task.path ?? '/', ''))).status === 200;
    },
    async 'empty-post'(http) {
      const body = toBooking(task.from, task.from);
      return (await ask(() => http.say('POST', '/empty', keyed(), body))).status === 200;
    },
    async 'book-plain'(http) {
      const n = next++;
      const said = await ask(() => http.say('POST', '/appointments', keyed(), toBooking(n, n)));
      return said.status === 201;
    },
    async book(http) {
      const n = next++;
      return (await ask(() => book(http, toBooking(n, n)))).status === 201;
    },
    async stampede(http) {
      const n = next++;
      const body = toBooking(n, task.from + (n % stampedePlaces));
      const said = await ask(() => book(http, body));
      if (said.status === 201) await cancel(http, said, phoneOf(n));
      return said.status === 201;
    },
  };
}

const book = (http: HttpConnection, body: string): Promise<Said> =>
  http.say('POST', `/api/tenants/${slug}/appointments`, keyed(), body);

/** Gives a time back at once, so that the others go on fighting for it. */
async function cancel(http: HttpConnection, { body }: Said, phone: string): Promise<void> {
  const { reference } = JSON.parse(body) as { reference: string };
  const path = `/api/tenants/${slug}/appointments/${reference}/cancel`;
  const said = await http.say('POST', path, `${keyed()}x-client-contact: ${phone}\r\n`, '{}');
  if (said.status !== 200) throw new Error(`a cancel was answered ${said.status}: ${said.body}`);
}

answerParent({ start: async () => undefined, run });
