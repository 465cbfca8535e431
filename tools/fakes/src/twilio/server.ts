import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SentCallback } from './deliver.ts';
import { notFound } from './errors.ts';
import { createFaults, type FaultRule } from './fault.ts';
import type { FakeTwilioOptions, House } from './house.ts';
import type { Message } from './message.ts';
import { createOptOuts } from './opt-outs.ts';
import { findPhonesRoute } from './phones-routes.ts';
import { record, type Recording } from './recording.ts';
import { readForm, sendError } from './respond.ts';
import { serveRest } from './rest-routes.ts';
import { text, type Texted } from './texting.ts';

export interface FakeTwilio {
  /** What TWILIO_BASE_URL is set to. */
  readonly url: string;
  readonly accountSid: string;
  readonly authToken: string;
  /** All messages, either way, in order. */
  readonly messages: readonly Message[];
  readonly recordings: ReadonlyMap<string, Recording>;
  readonly callbacks: readonly SentCallback[];
  readonly refused: readonly string[];
  fault(rule: FaultRule): void;
  clearFaults(): void;
  /** A call has been recorded. */
  record(callSid: string, seconds: number): Recording;
  /** A person texts a number of the business. */
  text(message: Pick<Message, 'from' | 'to' | 'body'>): Promise<Texted>;
  close(): Promise<void>;
}

function createHouse(options: FakeTwilioOptions): House {
  return {
    accountSid: options.accountSid ?? `AC${'0'.repeat(32)}`,
    authToken: options.authToken ?? 'fake-auth-token',
    stepMs: options.stepMs ?? 20,
    smsWebhook: options.smsWebhook,
    log: options.log ?? (() => undefined),
    messages: [],
    recordings: new Map(),
    callbacks: [],
    refused: [],
    faults: createFaults(),
    optOuts: createOptOuts(),
  };
}

/** Twilio's REST API on the loopback, as far as messages and recordings go, with phones to look at. */
export async function startFakeTwilio(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const house = createHouse(options);
  const { accountSid, authToken, messages, recordings, callbacks, refused, faults } = house;
  const server = createServer((request, response) => {
    serve(house, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(String(error));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, accountSid, authToken },
    ...{ messages, recordings, callbacks, refused },
    fault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    record: (callSid, seconds) => record(recordings, callSid, seconds),
    text: (message) => text(house, message),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function serve(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname: path } = new URL(request.url ?? '/', 'http://fake');
  const asked = { request, response, path, form: await readForm(request) };
  const own = findPhonesRoute(request.method ?? '', path);
  if (own) await own(house, asked);
  else if (path.startsWith('/2010-04-01/')) serveRest(house, asked);
  else sendError(response, notFound(path));
}
