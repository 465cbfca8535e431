import type { FakeTwilio } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../history/history.ts';
import { createRandom, type Random } from '../random.ts';
import type { Shop } from '../world.ts';
import { createBooker } from './booker.ts';
import { actAtRandom } from './booking-acts.ts';
import { byRequests, bySocket } from './channels.ts';
import { chat } from './chatter.ts';
import { createHttp, type Http } from './http.ts';
import { newName } from './names.ts';
import { createTalk } from './talk.ts';
import { call } from './voice.ts';

export interface ClientsOptions {
  readonly origin: string;
  readonly shops: readonly Shop[];
  readonly history: History;
  readonly seed: number;
  readonly twilio: FakeTwilio;
  readonly twilioToken: string;
  /** Longest pause between two things that one client does. */
  readonly thinkMs?: number;
}

export interface Clients {
  /** Lets each finish what it is at. */
  stop(): Promise<void>;
}

/** Sixteen in all. */
const kinds = [
  ...Array.from({ length: 10 }, () => 'books' as const),
  ...([
    'chats',
    'chats by socket',
    'chats by polling',
    'calls',
    'calls',
    'chats by socket',
  ] as const),
];

const thinkMs = 60;

interface Client extends Pick<ClientsOptions, 'origin' | 'history' | 'twilio' | 'twilioToken'> {
  readonly name: string;
  readonly index: number;
  readonly shop: Shop;
  readonly random: Random;
  readonly http: Http;
  readonly isOn: () => boolean;
}

export function startClients(options: ClientsOptions): Clients {
  const { origin, shops, history, seed } = options;
  let isOn = true;
  const going = kinds.map(async (kind, index) => {
    const shop = shops[index % shops.length];
    if (shop === undefined) return;
    const http = createHttp(origin, `127.0.1.${index + 1}`);
    const random = createRandom(seed * 1_000 + index);
    const client = { ...options, name: `c${index}`, index, shop, random, http, isOn: () => isOn };
    const goOn =
      kind === 'books'
        ? toBooker(client)
        : kind === 'calls'
          ? toCaller(client)
          : toChatter(client, kind);
    while (isOn) {
      await goOn().catch((error: unknown) =>
        history.note(`${client.name} gave up: ${String(error)}`),
      );
      await pause(random.next() * (options.thinkMs ?? thinkMs));
    }
    http.close();
  });
  return {
    async stop() {
      isOn = false;
      await Promise.all(going);
    },
  };
}

function toBooker(client: Client): () => Promise<void> {
  const booker = createBooker({ ...client, hasKey: client.index % 4 < 2 });
  return () => actAtRandom(booker);
}

/** Each conversation and each call has a number of its own. */
function countPhones(area: string, index: number): () => string {
  let count = 0;
  return () => `+1${area}${String(2_000_000 + index * 10_000 + (count += 1))}`;
}

function toChatter(client: Client, kind: string): () => Promise<void> {
  const nextPhone = countPhones('332', client.index);
  const { origin, shop, http, random } = client;
  return async () => {
    const channel =
      kind === 'chats'
        ? byRequests(http, shop.slug)
        : bySocket(origin, shop.slug, kind === 'chats by polling' ? 'polling' : 'websocket');
    try {
      await chat(createTalk({ ...client, channel }), random, {
        name: newName(),
        phone: nextPhone(),
      });
    } finally {
      channel.close();
    }
  };
}

function toCaller(client: Client): () => Promise<void> {
  const nextPhone = countPhones('929', client.index);
  return () =>
    call({ ...client, token: client.twilioToken }, { called: newName(), from: nextPhone() });
}
