import { mergeChecks, toHealthAnswer, type Check, type Checks } from '@gomomo/http';
import { mergeOpenApi } from '@gomomo/service';
import type { ServerResponse } from 'node:http';
import { mergeMetrics } from './merge-metrics.ts';
import type { Replica, Replicas } from './replicas.ts';

const answerMs = 5000;

async function ask(port: number, path: string): Promise<Response> {
  const signal = AbortSignal.timeout(answerMs);
  return fetch(`http://127.0.0.1:${port}${path}`, { signal });
}

/** Paths that every service has, answered once for all of them. Undefined for any other path. */
export function findMergedAnswer(
  path: string,
  replicas: Replicas,
  isServing: () => boolean,
): ((answer: ServerResponse) => Promise<void>) | undefined {
  switch (path) {
    case '/health/live':
      return async (answer) => sendJson(answer, 200, { status: 'ok' });
    case '/health':
    case '/health/ready':
      return async (answer) => {
        const checks = await checkServices(replicas);
        const { status, body } = toHealthAnswer(checks, { serving: isServing(), showDetail: true });
        sendJson(answer, status, body);
      };
    case '/openapi.json':
      return async (answer) => sendJson(answer, 200, await mergeDocuments(replicas));
    case '/metrics':
      return async (answer) => {
        answer.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
        answer.end(await mergeAllMetrics(replicas));
      };
    default:
      return undefined;
  }
}

function sendJson(answer: ServerResponse, status: number, body: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/json' });
  answer.end(JSON.stringify(body));
}

const each = <Result>(replicas: Replicas, work: (replica: Replica) => Promise<Result>) =>
  Promise.all([...replicas.values()].flat().map(work));

interface Looked extends Replica {
  readonly itself: Check;
  readonly checks: Checks;
}

async function look(replica: Replica): Promise<Looked> {
  const askedAt = performance.now();
  const took = () => Math.round(performance.now() - askedAt);
  try {
    const response = await ask(replica.port, '/health/ready');
    const { checks = {} } = (await response.json()) as { checks?: Checks };
    return { ...replica, itself: { status: response.ok ? 'up' : 'down', ms: took() }, checks };
  } catch {
    return { ...replica, itself: { status: 'down', ms: took() }, checks: {} };
  }
}

/**
 * One check for each service itself, which says whether it can serve (one of its replicas can), and the
 * checks of each replica for the eye: what it can do without is down there, and the service up all the same.
 */
export async function checkServices(replicas: Replicas): Promise<Checks> {
  const all = await each(replicas, look);
  const own = mergeChecks(all.map(({ name, checks }) => [name, checks]));
  const forTheEye = { ...own, ...toChecks(all.filter(({ name, service }) => name !== service)) };
  const shown = Object.entries(forTheEye).map(([name, check]) => [
    name,
    { ...check, needed: false },
  ]);
  const best = [...replicas.keys()].flatMap((service) => {
    const looked = all.filter((each) => each.service === service);
    const found = looked.find(({ itself }) => itself.status === 'up') ?? looked[0];
    return found ? [{ ...found, name: service }] : [];
  });
  return { ...toChecks(best), ...(Object.fromEntries(shown) as Checks) };
}

const toChecks = (looked: readonly Looked[]): Checks =>
  Object.fromEntries(looked.map(({ name, itself }) => [name, itself]));

/** The replicas that cannot serve, by name. */
export async function findDown(replicas: Replicas): Promise<string[]> {
  const all = await each(replicas, look);
  return all.filter(({ itself }) => itself.status !== 'up').map(({ name }) => name);
}

async function mergeDocuments(replicas: Replicas): Promise<unknown> {
  const documents = await Promise.all(
    [...replicas.values()].map(async (own) => {
      const response = await askAny(own, '/openapi.json');
      return (await response.json()) as Record<string, unknown>;
    }),
  );
  return mergeOpenApi(documents);
}

/** The answer of the first replica that gives one. */
const askAny = (replicas: readonly Replica[], path: string): Promise<Response> =>
  replicas.reduce<Promise<Response>>(
    (before, { port }) => before.catch(() => ask(port, path)),
    Promise.reject(new Error('not asked')),
  );

/** Of the replicas that answer. */
async function mergeAllMetrics(replicas: Replicas): Promise<string> {
  const texts = await each(replicas, async ({ name, port }) => {
    const response = await ask(port, '/metrics').catch(() => undefined);
    return [name, (await response?.text()) ?? ''] as const;
  });
  return mergeMetrics(new Map(texts));
}
