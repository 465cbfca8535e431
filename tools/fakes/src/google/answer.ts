import type { IncomingMessage, ServerResponse } from 'node:http';
import { toErrorBody, type ApiError } from './errors.ts';

export type Headers = Readonly<Record<string, string>>;

/** A request as the routes see it, its body read. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What is answered, before a fault has its say. */
export interface Answer {
  readonly status: number;
  readonly headers?: Headers;
  /** JSON, or a page that is sent as it stands. */
  readonly body?: object | string;
}

/** Thrown by whatever finds a request wrong; carries what Google answers. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer, why: string) {
    super(why);
    this.name = 'Refused';
    this.answer = answer;
  }
}

export const ok = (body: object, headers: Headers = {}): Answer => ({ status: 200, body, headers });
export const page = (status: number, body: string): Answer => ({ status, body });
export const redirect = (to: string): Answer => ({ status: 302, headers: { location: to } });

export const toAnswer = (error: ApiError, headers: Headers = {}): Answer => ({
  ...{ status: error.code, body: toErrorBody(error), headers },
});

export const refuse = (error: ApiError): Refused =>
  new Refused(toAnswer(error), `${error.code} ${error.reason}: ${error.message}`);

export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
  return {
    ...{ method: request.method ?? '', path: pathname, query: searchParams },
    ...{ headers: request.headers, body: Buffer.concat(parts).toString('utf8') },
  };
}

const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=UTF-8';

/** Sends it, dated by the clock of the fake. */
export function send(response: ServerResponse, { status, headers, body }: Answer, now: Date): void {
  const type = body === undefined ? {} : { 'content-type': typeof body === 'string' ? html : json };
  response.writeHead(status, { date: now.toUTCString(), ...type, ...headers });
  response.end(typeof body === 'object' ? JSON.stringify(body) : body);
}
