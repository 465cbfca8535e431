/** A load of one kind from a thread of its own: closed loop, keep-alive, bounded in time. */
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { serviceId, tenantKey, toSlot } from './ground.ts';

export interface LoadTask {
  readonly kind: 'book' | 'hold-confirm' | 'availability' | 'stampede';
  readonly url: string;
  readonly clients: number;
  readonly ms: number;
  readonly from: number;
  readonly path?: string;
}

export interface LoadResult {
  /** Finished flows. */
  readonly count: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Latencies of single requests, ms. */
  readonly latencies: readonly number[];
}

const task = workerData as LoadTask;
const agent = new Agent({ keepAlive: true, maxSockets: task.clients });
const base = '/api/tenants/bench';
const statuses: Record<string, number> = {};
const latencies: number[] = [];
let next = task.from;
let count = 0;

interface Said {
  readonly status: number;
  readonly json: Record<string, string>;
}

function say(method: string, path: string, body?: unknown): Promise<Said> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      task.url + path,
      {
        method,
        agent,
        headers: { authorization: `Bearer ${tenantKey}`, 'content-type': 'application/json' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          latencies.push(performance.now() - startedAt);
          const status = response.statusCode ?? 0;
          statuses[status] = (statuses[status] ?? 0) + 1;
          resolve({
            status,
            json: method === 'GET' ? {} : (JSON.parse(text) as Record<string, string>),
          });
        });
      },
    );
    call.on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function toBody(n: number) {
  const { resource, start } = toSlot(n);
  return { serviceId, resourceId: resource, start: new Date(start).toISOString() };
}

const clientOf = (n: number) => ({
  name: 'Bench',
  phone: `+1${2_000_000_000 + (n % 1_000_000_000)}`,
});

const flows: Record<LoadTask['kind'], () => Promise<void>> = {
  book: async () => {
    const n = next++;
    const { status } = await say('POST', `${base}/appointments`, {
      ...toBody(n),
      client: clientOf(n),
    });
    if (status === 201) count += 1;
  },
  'hold-confirm': async () => {
    const n = next++;
    const { json } = await say('POST', `${base}/holds`, toBody(n));
    const { holdId, holdToken } = json;
    const { status } = await say('POST', `${base}/appointments`, {
      holdId,
      holdToken,
      client: clientOf(n),
    });
    if (status === 201) count += 1;
  },
  availability: async () => {
    await say('GET', task.path ?? base);
    count += 1;
  },
  stampede: async () => {
    const n = next++;
    const slot = toBody(task.from + (n % 10));
    const { status, json } = await say('POST', `${base}/appointments`, {
      ...slot,
      client: clientOf(n),
    });
    if (status !== 201) return;
    count += 1;
    await say('POST', `${base}/appointments/${json['reference'] ?? ''}/cancel`, {});
  },
};

const endAt = performance.now() + task.ms;
await Promise.all(
  Array.from({ length: task.clients }, async () => {
    while (performance.now() < endAt) await flows[task.kind]();
  }),
);
agent.destroy();
parentPort?.postMessage({ count, statuses, latencies } satisfies LoadResult);
