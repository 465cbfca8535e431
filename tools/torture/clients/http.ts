import { Agent, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** Asks one origin from an address of its own, so that each client is a caller by itself. */
export interface Http {
  /** Undefined: no answer came. */
  ask(asked: Asked): Promise<HttpAnswer | undefined>;
  close(): void;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const patienceMs = 15_000;

export function createHttp(origin: string, localAddress: string): Http {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 4, localAddress });
  return {
    close: () => agent.destroy(),
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const type = text === undefined ? {} : { 'content-type': 'application/json' };
        const timed = { timeout: patienceMs, signal: AbortSignal.timeout(patienceMs) };
        const where = { hostname, port, method, path, agent, ...timed };
        const outgoing = request({ ...where, headers: { ...type, ...headers } }, (answer) => {
          let read = '';
          answer.setEncoding('utf8').on('data', (piece: string) => (read += piece));
          answer.on('error', () => resolve(undefined));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, json: parse(read) }));
        });
        outgoing.on('error', () => resolve(undefined));
        outgoing.end(text);
      }),
  };
}

/** What is no JSON tells nothing: a page of somebody in between. */
function parse(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
