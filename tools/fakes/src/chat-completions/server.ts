import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { sendError, sendJson, sendReply } from './answers/send.ts';
import { errorOf, invalid, noKey, wrongKey } from './errors.ts';
import { createStage, type Stage } from './play.ts';
import { seeRequest, type ChatRequest, type SeenRequest } from './request.ts';
import { refuseParameter } from './rules/refused-parameter.ts';
import { checkRequest } from './rules/request-rules.ts';
import type { Answer, Play, Refusable } from './step.ts';

export interface FakeOptions {
  readonly play: Play;
  /** The one key that is let in. */
  readonly key?: string;
  /** Parameters that this server never takes. */
  readonly refuses?: readonly Refusable[];
  readonly port?: number;
  /** Told of each request when it is answered: one line, without texts and keys. */
  readonly log?: (line: string) => void;
}

export interface FakeOpenAi {
  /** What OPENAI_BASE_URL is set to. */
  readonly url: string;
  readonly key: string;
  /** All requests that got as far as a model, in order. */
  readonly requests: readonly SeenRequest[];
  /** Why requests were refused before any model saw them: the client's own mistakes. */
  readonly refused: readonly string[];
  /** Plays something else from now on. */
  play(play: Play): void;
  /** Throws with all that was not as expected, was refused or is still to come. */
  settled(): void;
  close(): Promise<void>;
}

interface House {
  readonly options: FakeOptions;
  readonly key: string;
  readonly requests: SeenRequest[];
  readonly refused: string[];
  stage: Stage;
}

/** An OpenAI-compatible server on the loopback that says what it is told to. */
export async function startFakeOpenAi(options: FakeOptions): Promise<FakeOpenAi> {
  const key = options.key ?? 'sk-fake';
  const stage = createStage(options.play);
  const house: House = { options, key, requests: [], refused: [], stage };
  const server = createServer((request, response) => {
    serve(house, request, response).catch((error: unknown) => {
      house.refused.push(`the fake itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}/v1`, key, requests: house.requests },
    refused: house.refused,
    play: (play) => void (house.stage = createStage(play)),
    settled: () => settle(house),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function settle({ stage, refused }: House): void {
  const left = stage.left();
  const wrong = [
    ...stage.unmet,
    ...refused.map((why) => `refused: ${why}`),
    ...(left > 0 ? [`${left} steps that nobody asked for`] : []),
  ];
  if (wrong.length > 0) throw new Error(`the script was not met:\n${wrong.join('\n')}`);
}

async function serve(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://fake');
  const route = `${request.method} ${pathname}`;
  const authorization = request.headers.authorization ?? '';
  const body = await readBody(request);
  if (!authorization.startsWith('Bearer ')) return sendError(response, noKey);
  if (authorization !== `Bearer ${house.key}`) return sendError(response, wrongKey);
  if (route === 'GET /v1/models') return sendJson(response, 200, models);
  if (route === 'POST /v1/chat/completions') return complete(house, body, response);
  return sendError(response, { ...invalid(`Invalid URL (${route})`), status: 404 });
}

const models = {
  object: 'list',
  data: [{ id: 'gpt-4o', object: 'model', created: 1_715_367_049, owned_by: 'system' }],
};

async function complete(house: House, text: string, response: ServerResponse): Promise<void> {
  const body = parse(text);
  const wrong = checkRequest(body);
  if (wrong) {
    house.refused.push(wrong.message);
    return sendError(response, wrong);
  }
  const seen = seeRequest(body as ChatRequest, house.requests.length + 1);
  house.requests.push(seen);
  response.once('close', () => (seen.ended = response.writableFinished ? 'answered' : 'left'));
  for (const which of house.options.refuses ?? []) {
    const refusal = refuseParameter(seen.body, which);
    if (refusal) return sendError(response, refusal);
  }
  const answer = await house.stage.answer(seen);
  house.options.log?.(describe(seen, answer));
  await send(response, seen, answer);
}

function send(response: ServerResponse, seen: SeenRequest, answer: Answer): Promise<void> {
  const { fault } = answer;
  const done = Promise.resolve();
  if (fault === undefined) return sendReply(response, seen, answer);
  if ('status' in fault) {
    const { retryAfter, retryAfterMs } = fault;
    const headers = {
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(retryAfterMs === undefined ? {} : { 'retry-after-ms': String(retryAfterMs) }),
    };
    sendError(response, errorOf(fault.status), headers);
    return done;
  }
  if ('refuse' in fault) {
    const refusal = refuseParameter(seen.body, fault.refuse);
    if (!refusal) return sendReply(response, seen, answer.reply ? { reply: answer.reply } : {});
    sendError(response, refusal);
    return done;
  }
  if ('page' in fault) {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>');
    return done;
  }
  return sendReply(response, seen, answer);
}

function describe({ number, body, tools }: SeenRequest, { reply, fault }: Answer): string {
  const calls = (reply?.calls ?? []).map(({ name }) => name).join(', ');
  const what = fault ? JSON.stringify(fault) : calls ? `calls ${calls}` : 'text';
  const how = body.stream === true ? 'streamed' : 'whole';
  return `${number} ${how}, ${body.messages.length} messages, ${tools.length} tools: ${what}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
