import {
  bookingCoreRoutes,
  mediaTypeOf,
  problem,
  problemMediaType,
  refusalsOf,
  type RouteSpec,
} from '@gomomo/contracts';
import { expect } from '@jest/globals';

export interface Said {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // The specs look at JSON answers of every shape.
  readonly json: Record<string, never> & { [name: string]: unknown };
}

export interface Saying {
  /** Becomes the bearer. */
  readonly key?: string | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, as JSON unless the headers say otherwise. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

const routes: readonly RouteSpec[] = bookingCoreRoutes;

/**
 * One call through the door. Whatever is answered is held to the contract: a success to the strict
 * schema of its route, a refusal to the problem schema and to the codes that its route names.
 */
export async function say(
  door: { readonly url: string },
  method: string,
  path: string,
  more: Saying = {},
): Promise<Said> {
  const payload = more.raw ?? (more.body === undefined ? undefined : JSON.stringify(more.body));
  const response = await fetch(door.url + path, {
    method,
    headers: {
      ...(more.key === undefined ? {} : { authorization: `Bearer ${more.key}` }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...more.headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const said: Said = {
    status: response.status,
    headers: response.headers,
    text,
    json: (isJson && text !== '' ? JSON.parse(text) : {}) as Said['json'],
  };
  const route = findRoute(method, path);
  if (said.status >= 400) checkProblem(route, said);
  else if (route !== undefined) checkAnswer(route, said);
  return said;
}

export function findRoute(method: string, path: string): RouteSpec | undefined {
  const [bare = ''] = path.split('?');
  const named = method === 'HEAD' ? 'get' : method.toLowerCase();
  const fits = (route: RouteSpec) =>
    new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare);
  const found = routes.filter((route) => route.method === named && fits(route));
  // A literal segment goes before a parameter: availability/explain, calendar.ics.
  return found.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}

const problemMembers = new Set(Object.keys(problem.shape));
const codesOfTheDoor = new Set(['not-found', 'method-not-allowed', 'validation']);

function checkProblem(route: RouteSpec | undefined, said: Said): void {
  expect(said.headers.get('content-type')).toBe(problemMediaType);
  expect(said.headers.get('x-request-id')).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
  if (said.text === '') return; // HEAD
  const read = problem.safeParse(said.json);
  expect([said.text, read.error?.issues ?? []]).toEqual([said.text, []]);
  expect(Object.keys(said.json).filter((name) => !problemMembers.has(name))).toEqual([]);
  expect(said.json['status']).toBe(said.status);
  expect(said.json['traceId']).toMatch(/^[0-9a-f]{32}$/);
  const code = String(said.json['code']);
  expect(route === undefined ? [...codesOfTheDoor] : refusalsOf(route)).toContain(code);
  if (said.status === 429) {
    for (const name of ['retry-after', 'ratelimit', 'ratelimit-policy']) {
      expect([name, said.headers.get(name)]).toEqual([name, expect.any(String)]);
    }
  }
}

function checkAnswer(route: RouteSpec, said: Said): void {
  const schema = route.answers[said.status];
  expect([route.operationId, said.status, schema]).not.toEqual([
    route.operationId,
    said.status,
    undefined,
  ]);
  if (schema === null) {
    expect(said.text).toBe('');
    return;
  }
  if (schema === undefined) return;
  const mediaType = said.headers.get('content-type')?.split(';')[0];
  expect([route.operationId, mediaType]).toEqual([route.operationId, mediaTypeOf(schema)]);
  if (said.text === '') return; // HEAD
  const value = mediaTypeOf(schema) === 'application/json' ? said.json : said.text;
  const issues = schema.safeParse(value).error?.issues ?? [];
  expect([route.operationId, issues]).toEqual([route.operationId, []]);
}
