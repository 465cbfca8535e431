import type { ServerResponse } from 'node:http';

import type { ApiError } from '../errors.ts';
import type { SeenRequest } from '../request.ts';
import type { Answer, Fault, Reply } from '../step.ts';
import { chunksOf } from './chunks.ts';
import { completionOf } from './completion.ts';

type Headers = Readonly<Record<string, string>>;

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Headers = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export function sendError(response: ServerResponse, error: ApiError, headers: Headers = {}): void {
  const { status, ...told } = error;
  sendJson(response, status, { error: told }, headers);
}

const someText: Reply = { text: 'One moment, let me look at that for you. There are some times.' };
const eventOf = (chunk: object | string): string =>
  `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`;

/** What goes over the wire for a reply, in the parts that it is written in. */
function wireOf({ body, number }: SeenRequest, reply: Reply): { type: string; parts: string[] } {
  if (body.stream === true) {
    const parts = [...chunksOf(body, number, reply), '[DONE]'].map(eventOf);
    return { type: 'text/event-stream; charset=utf-8', parts };
  }
  const text = JSON.stringify(completionOf(body, number, reply));
  const half = Math.floor(text.length / 2);
  return { type: 'application/json', parts: [text.slice(0, half), text.slice(half)] };
}

/** Answers with a reply, whole or spoilt on the way. */
export async function sendReply(
  response: ServerResponse,
  request: SeenRequest,
  answer: Answer,
): Promise<void> {
  const fault: Fault | Record<string, never> = answer.fault ?? {};
  const { type, parts } = wireOf(request, answer.reply ?? (answer.fault ? someText : {}));
  if ('reset' in fault && fault.reset === 'before-headers') return reset(response);
  if ('slow' in fault) await waitOrLeft(response, fault.slow);
  if (response.destroyed) return;
  response.writeHead(200, { 'content-type': type, 'x-request-id': `req_fake${request.number}` });
  response.flushHeaders();
  await writeParts(response, parts, fault);
}

/** Where a fault strikes, half of the parts are out; none of them before the reset after the headers. */
async function writeParts(
  response: ServerResponse,
  parts: readonly string[],
  fault: Fault | Record<string, never>,
): Promise<void> {
  const isWhole = Object.keys(fault).length === 0 || 'slow' in fault;
  const early = 'reset' in fault && fault.reset === 'after-headers';
  const half = isWhole ? parts.length : early ? 0 : Math.ceil(parts.length / 2);
  await write(response, parts.slice(0, half));
  if ('reset' in fault) return soon(() => reset(response));
  if ('stall' in fault) return;
  if ('badChunk' in fault) await write(response, [broken(parts), ...parts.slice(half)]);
  response.end();
}

/** A part that ends in its middle. */
function broken([part = '']: readonly string[]): string {
  return `${part.slice(0, part.length / 2)}\n\n`;
}

async function write(response: ServerResponse, parts: readonly string[]): Promise<void> {
  for (const part of parts) await written(response, part);
}

const written = (response: ServerResponse, part: string): Promise<void> =>
  new Promise((resolve) => {
    response.write(part, () => resolve());
  });

const reset = (response: ServerResponse): void => void response.socket?.resetAndDestroy();

/** After what was written has had its time to arrive: a reset discards what the peer has not read. */
const soon = (then: () => void): void => void setTimeout(then, 20);

const waitOrLeft = (response: ServerResponse, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    response.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
