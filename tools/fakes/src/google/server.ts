import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defaultAccounts } from './account.ts';
import { readAsked } from './answer.ts';
import { createCalendars, type Calendar } from './calendar/calendar.ts';
import { createFaults, type FaultRule } from './fault.ts';
import type { FakeGoogleOptions, House, Seen } from './house.ts';
import { readAuthRequest } from './oauth/auth-request.ts';
import { decide, type Decision } from './oauth/consent.ts';
import { createGrants } from './oauth/grants.ts';
import { createIdTokens } from './oauth/id-token.ts';
import { serve } from './serve.ts';

export interface FakeGoogle {
  /** What GOOGLE_BASE_URL is set to. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly calendars: readonly Calendar[];
  /** All requests but those of the fake's own pages, in order. */
  readonly seen: readonly Seen[];
  readonly refused: readonly string[];
  fault(rule: FaultRule): void;
  /** How often this rule, as it was given, can still strike. */
  left(rule: FaultRule): number;
  clearFaults(): void;
  /** A person answers the page of consent, as its owner and with all scopes unless told; where it sends them. */
  consent(authorizationUrl: string, decision?: Partial<Decision>): string;
  /** A person takes back what they have allowed, on the pages of their account. */
  revoke(email: string): void;
  /** All sync tokens of now are no longer valid. */
  expireSyncTokens(): void;
  close(): Promise<void>;
}

function createHouse(options: FakeGoogleOptions): House {
  const faults = createFaults();
  const clock = options.now ?? Date.now;
  const now = (): number => clock() + faults.skewMs();
  const tokenSeconds = options.tokenSeconds ?? 3_599;
  return {
    clientId: options.clientId ?? 'fake-client.apps.googleusercontent.com',
    clientSecret: options.clientSecret ?? 'fake-client-secret',
    redirectUris: options.redirectUris ?? [
      'http://localhost:3000/api/oauth/google/callback',
      'http://127.0.0.1:3000/api/oauth/google/callback',
    ],
    accounts: defaultAccounts,
    calendars: createCalendars(options.timeZone ?? 'America/New_York'),
    grants: createGrants(now, tokenSeconds),
    idTokens: createIdTokens(),
    ...{ tokenSeconds, faults, now, seen: [], refused: [] },
    log: options.log ?? (() => undefined),
  };
}

/** Google's OAuth 2.0 and Calendar v3 on the loopback, with the calendars to look at. */
export async function startFakeGoogle(options: FakeGoogleOptions = {}): Promise<FakeGoogle> {
  const house = createHouse(options);
  const server = createServer((request, response) => {
    answer(house, request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(String(error));
    });
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { clientId, clientSecret, redirectUris, calendars, seen, refused, faults } = house;
  return {
    ...{ url: `http://127.0.0.1:${port}`, clientId, clientSecret, redirectUris },
    ...{ calendars, seen, refused },
    fault: (rule) => faults.add(rule),
    left: (rule) => faults.left(rule),
    clearFaults: () => faults.clear(),
    consent: (url, decision) => consent(house, url, decision),
    revoke: (email) => house.grants.revoke(email),
    expireSyncTokens() {
      for (const calendar of calendars) calendar.syncFrom = calendar.changes += 1;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function consent(house: House, url: string, decision: Partial<Decision> = {}): string {
  const request = readAuthRequest(house, new URL(url).searchParams);
  const email = defaultAccounts[0].email;
  const whole = { isAllowed: true, email, scopes: request.scopes, ...decision };
  return decide(house, request, whole, house.faults.strike('consent', undefined));
}

async function answer(house: House, request: IncomingMessage, response: ServerResponse) {
  await serve(house, await readAsked(request), request.socket, response);
}
