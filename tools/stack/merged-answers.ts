import { mergeChecks, toHealthAnswer, type Check, type Checks } from '@gomomo/http';
import { mergeOpenApi } from '@gomomo/service';
import type { ServerResponse } from 'node:http';
import { mergeMetrics } from './merge-metrics.ts';

/** The services behind the origin: name and port. */
export type Ports = ReadonlyMap<string, number>;

const answerMs = 5000;

async function ask(port: number, path: string): Promise<Response> {
  const signal = AbortSignal.timeout(answerMs);
  return fetch(`http://127.0.0.1:${port}${path}`, { signal });
}

/** Paths that every service has, answered once for all of them. Undefined for any other path. */
export function findMergedAnswer(
  path: string,
  ports: Ports,
  isServing: () => boolean,
): ((answer: ServerResponse) => Promise<void>) | undefined {
  switch (path) {
    case '/health/live':
      return async (answer) => sendJson(answer, 200, { status: 'ok' });
    case '/health':
    case '/health/ready':
      return async (answer) => {
        const checks = await checkServices(ports);
        const { status, body } = toHealthAnswer(checks, { serving: isServing(), showDetail: true });
        sendJson(answer, status, body);
      };
    case '/openapi.json':
      return async (answer) => sendJson(answer, 200, await mergeDocuments(ports));
    case '/metrics':
      return async (answer) => {
        answer.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
        answer.end(await mergeAllMetrics(ports));
      };
    default:
      return undefined;
  }
}

function sendJson(answer: ServerResponse, status: number, body: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/json' });
  answer.end(JSON.stringify(body));
}

const each = <Result>(ports: Ports, work: (name: string, port: number) => Promise<Result>) =>
  Promise.all([...ports].map(([name, port]) => work(name, port)));

/**
 * One check for each service itself, which says whether it can serve, and its own checks for the
 * eye: what a service can do without is down there, and the service up all the same.
 */
export async function checkServices(ports: Ports): Promise<Checks> {
  const all = await each(ports, async (name, port) => {
    const askedAt = performance.now();
    const took = () => Math.round(performance.now() - askedAt);
    try {
      const response = await ask(port, '/health/ready');
      const { checks = {} } = (await response.json()) as { checks?: Checks };
      const itself: Check = { status: response.ok ? 'up' : 'down', ms: took() };
      return { name, itself, checks };
    } catch {
      return { name, itself: { status: 'down', ms: took() } satisfies Check, checks: {} };
    }
  });
  const own = mergeChecks(all.map(({ name, checks }) => [name, checks]));
  const shown = Object.entries(own).map(([name, check]) => [name, { ...check, needed: false }]);
  return {
    ...Object.fromEntries(all.map(({ name, itself }) => [name, itself])),
    ...(Object.fromEntries(shown) as Checks),
  };
}

async function mergeDocuments(ports: Ports): Promise<unknown> {
  const documents = await each(ports, async (_name, port) => {
    const response = await ask(port, '/openapi.json');
    return (await response.json()) as Record<string, unknown>;
  });
  return mergeOpenApi(documents);
}

async function mergeAllMetrics(ports: Ports): Promise<string> {
  const texts = await each(ports, async (name, port) => {
    const response = await ask(port, '/metrics');
    return [name, await response.text()] as const;
  });
  return mergeMetrics(new Map(texts));
}
