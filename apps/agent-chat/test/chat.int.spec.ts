import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  chatAnswer,
  conversation,
  type Availability,
  type ChatAnswer,
  type PublicTenant,
} from '@gomomo/contracts';
import { startProduct, type Product } from '@gomomo/testing';
import { io, type Socket } from 'socket.io-client';

// A first start makes a database.
jest.setTimeout(60_000);

let product: Product;
let chatUrl: string;
beforeAll(async () => {
  product = await startProduct();
  chatUrl = `${product.url}/api/tenants/bloom/chat`;
});
afterAll(async () => {
  await product?.stop();
});

let messages = 0;
const newMessageId = (): string => `m${(messages += 1)}-${process.pid}`;

const post = (body: object, url = chatUrl): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function say(body: object): Promise<ChatAnswer> {
  const response = await post({ messageId: newMessageId(), ...body });
  expect(response.status).toBe(200);
  return chatAnswer.parse(await response.json());
}

/** How many members of staff could still do a deep tissue massage then. */
async function countFree(start: string): Promise<number> {
  const tenant = (await (await fetch(`${product.url}/api/tenants/bloom`)).json()) as PublicTenant;
  const serviceId = tenant.services.find((s) => s.name === 'Deep tissue massage')?.id ?? '';
  const query = new URLSearchParams({ serviceId, from: start, to: start });
  const answer = await fetch(`${product.url}/api/tenants/bloom/availability?${query}`);
  const { slots } = (await answer.json()) as Availability;
  return slots.flatMap((slot) => slot.resourceIds).length;
}

const codeOf = async (response: Response): Promise<[number, unknown]> => [
  response.status,
  ((await response.json()) as { code?: unknown }).code,
];

describe('the chat by REST', () => {
  test('books with choices alone, for a client that knows no cards', async () => {
    let answer = await say({ message: 'deep tissue massage next week' });
    const { sessionId } = answer;
    const pick = async (): Promise<void> => {
      const choice = answer.replies.flatMap((r) => r.choices ?? [])[0]?.id;
      answer = await say({ sessionId, choice });
    };
    await pick();
    answer = await say({ sessionId, message: 'Dana Reed, 212 555 0143' });
    expect(answer.state).toBe('confirming');
    await pick();
    expect(answer.state).toBe('booked');
    expect(answer.replies.find((r) => r.appointment)?.appointment).toMatchObject({
      status: 'confirmed',
      client: { name: 'Dana Reed', phone: '+12125550143' },
    });
  });

  test('answers the same message the same way again, also when both come at once', async () => {
    const { sessionId } = await say({ message: 'hello' });
    const body = { sessionId, messageId: newMessageId(), message: 'deep tissue massage next week' };
    const answers = await Promise.all([post(body), post(body), post(body)]);
    const [first, ...others] = await Promise.all(answers.map((a) => a.json()));
    for (const other of others) expect(other).toEqual(first);
    const kept = conversation.parse(await (await fetch(`${chatUrl}/${sessionId}`)).json());
    expect(kept.messages.filter((m) => m.role === 'user')).toHaveLength(2);
  });

  test('takes messages that come at once one after the other', async () => {
    const { sessionId } = await say({ message: 'hello' });
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => say({ sessionId, message: `what about ${n}` })),
    );
    const kept = conversation.parse(await (await fetch(`${chatUrl}/${sessionId}`)).json());
    const numbers = kept.messages.map((m) => m.seq);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(kept.messages.filter((m) => m.role === 'user')).toHaveLength(9);
  });

  test('keeps fifty messages and forgets the oldest by whole turns', async () => {
    const { sessionId } = await say({ message: 'hello' });
    for (let n = 0; n < 40; n += 1) await say({ sessionId, message: `hello ${n}` });
    const kept = conversation.parse(await (await fetch(`${chatUrl}/${sessionId}`)).json());
    expect(kept.messages.length).toBeLessThanOrEqual(50);
    expect(kept.messages.length).toBeGreaterThan(40);
    expect(kept.messages[0]?.role).toBe('user');
  });

  test('refuses in the contract’s order and words', async () => {
    const messageId = newMessageId();
    expect(
      await codeOf(
        await post({ messageId, message: 'x' }, `${product.url}/api/tenants/nobody-here/chat`),
      ),
    ).toEqual([404, 'not-found']);
    expect(await codeOf(await post({ message: 'x' }))).toEqual([400, 'validation']);
    expect(await codeOf(await post({ messageId, message: 'x', choice: 'y' }))).toEqual([
      400,
      'validation',
    ]);
    expect(await codeOf(await post({ messageId, message: 'x', sessionId: 'nobody’s' }))).toEqual([
      404,
      'not-found',
    ]);
    expect(await codeOf(await fetch(`${chatUrl}/nobody`))).toEqual([404, 'not-found']);
    expect(await codeOf(await fetch(`${chatUrl}/nobody`, { method: 'DELETE' }))).toEqual([
      404,
      'not-found',
    ]);
  });

  test('goes on with the conversation of the cookie, and begins one when that is over', async () => {
    const first = await say({ message: 'hello' });
    const withCookie = async (sessionId: string): Promise<string> => {
      const response = await fetch(chatUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `gomomo_session=${sessionId}` },
        body: JSON.stringify({ messageId: newMessageId(), message: 'hello again' }),
      });
      expect(response.status).toBe(200);
      return chatAnswer.parse(await response.json()).sessionId;
    };
    expect(await withCookie(first.sessionId)).toBe(first.sessionId);
    expect(await withCookie('A'.repeat(43))).not.toBe('A'.repeat(43));
  });

  test('starts over on request and lets what is booked be', async () => {
    const { sessionId } = await say({ message: 'deep tissue massage next week' });
    const { replies } = await say({ sessionId, message: 'Start over' });
    expect(replies[0]?.text).toContain('Nothing has been booked');
  });

  test('forgets a conversation and lets its hold go', async () => {
    const offered = await say({ message: 'deep tissue massage next week' });
    const { sessionId } = offered;
    const card = offered.replies.map((r) => r.card).find((c) => c?.kind === 'times');
    const [time] = card?.kind === 'times' ? card.groups.flatMap((g) => g.times) : [];
    const before = await countFree(time?.start ?? '');
    await say({ sessionId, choice: time?.choice });
    expect(await countFree(time?.start ?? '')).toBe(before - 1);
    expect((await fetch(`${chatUrl}/${sessionId}`, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(`${chatUrl}/${sessionId}`)).status).toBe(404);
    expect(await countFree(time?.start ?? '')).toBe(before);
  });
});

describe('the chat by socket', () => {
  const sockets: Socket[] = [];
  const connect = (headers: Record<string, string> = {}): Socket => {
    const socket = io(product.url, {
      path: '/ws',
      transports: ['websocket'],
      extraHeaders: headers,
      forceNew: true,
      reconnection: false,
    });
    sockets.push(socket);
    return socket;
  };
  afterAll(() => {
    for (const socket of sockets) socket.close();
  });

  const once = (socket: Socket, event: string): Promise<unknown> =>
    new Promise((resolve) => socket.once(event, resolve));

  test('answers a message by acknowledgement and by event, in every window', async () => {
    const [one, two] = [connect(), connect()];
    const { sessionId } = (await one.emitWithAck('join', { tenant: 'bloom' })) as ChatAnswer;
    await one.emitWithAck('message', { messageId: newMessageId(), message: 'hello' });
    const joined = await two.emitWithAck('join', { tenant: 'bloom', sessionId, lastSeq: 99 });
    expect(joined).toMatchObject({ sessionId });
    const told = once(two, 'replies');
    const ack = (await one.emitWithAck('message', {
      messageId: newMessageId(),
      message: 'deep tissue massage next week',
    })) as ChatAnswer;
    expect(ack).toMatchObject({ sessionId, state: expect.any(String) });
    expect(await told).toMatchObject({ seq: ack.replies.at(-1)?.seq, replies: ack.replies });
  });

  test('brings what was missed by its number', async () => {
    const answer = await say({ message: 'deep tissue massage next week' });
    const socket = connect();
    const told = once(socket, 'replies');
    const lastSeq = (answer.replies[0]?.seq ?? 1) - 1;
    await socket.emitWithAck('join', { tenant: 'bloom', sessionId: answer.sessionId, lastSeq });
    expect(await told).toMatchObject({ replies: answer.replies });
  });

  test('gives a stranger a conversation of their own, never somebody else’s', async () => {
    const socket = connect();
    const guessed = 'A'.repeat(43);
    const joined = await socket.emitWithAck('join', { tenant: 'bloom', sessionId: guessed });
    expect((joined as ChatAnswer).sessionId).not.toBe(guessed);
    expect((joined as ChatAnswer).sessionId).toHaveLength(43);
  });

  test('says what is wrong with a message, and goes on', async () => {
    const socket = connect();
    const problem = once(socket, 'problem');
    const ack = await socket.emitWithAck('message', { messageId: 'm', message: 'too early' });
    expect(ack).toMatchObject({ problem: { code: 'not-found' } });
    expect(await problem).toMatchObject({ code: 'not-found' });
    await socket.emitWithAck('join', { tenant: 'bloom' });
    expect(await socket.emitWithAck('message', { messageId: 'm' })).toMatchObject({
      problem: { code: 'validation' },
    });
    expect(await socket.emitWithAck('message', { messageId: 'm', message: 'hi' })).toHaveProperty(
      'replies',
    );
  });

  test('refuses a page of another site', async () => {
    const socket = connect({ origin: 'https://evil.example' });
    expect(await once(socket, 'connect_error')).toBeDefined();
    expect(socket.connected).toBe(false);
  });
});

test('an address has so many sockets; every event counts, and who is refused for ever is shown out', async () => {
  const strict = await startProduct({
    MAX_SOCKETS_PER_ADDRESS: '2',
    RATE_LIMIT_CHAT: '3',
    RATE_LIMIT_DEFAULT: '5',
  });
  const sockets: Socket[] = [];
  const open = (): Socket => {
    const socket = io(strict.url, {
      ...{ path: '/ws', transports: ['websocket'], forceNew: true, reconnection: false },
    });
    sockets.push(socket);
    return socket;
  };
  const heard = (socket: Socket, event: string): Promise<unknown> =>
    new Promise((resolve) => socket.once(event, resolve));
  try {
    const [first, second] = [open(), open()];
    await Promise.all([heard(first, 'connect'), heard(second, 'connect')]);
    expect(await heard(open(), 'connect_error')).toBeDefined();
    const gone = heard(first, 'disconnect');
    const codes: unknown[] = [];
    for (let n = 0; n < 12; n += 1) {
      const early = (await first.emitWithAck('message', {})) as { problem: { code: string } };
      codes.push(early.problem.code);
    }
    expect([codes[0], codes[3]]).toEqual(['not-found', 'rate-limited']);
    for (let n = 0; n < 8; n += 1) first.emit('whatever', n);
    expect(await gone).toBe('io server disconnect');
    const third = open();
    await heard(third, 'connect');
    expect(second.connected).toBe(true);
  } finally {
    for (const socket of sockets) socket.close();
    await strict.stop();
  }
});

test('a caller who writes too much is told to wait, by either door', async () => {
  const strict = await startProduct({ RATE_LIMIT_CHAT: '3' });
  try {
    const url = `${strict.url}/api/tenants/bloom/chat`;
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      statuses.push((await post({ messageId: newMessageId(), message: 'hi' }, url)).status);
    }
    const refused = await post({ messageId: newMessageId(), message: 'hi' }, url);
    expect([...statuses, refused.status]).toEqual([200, 200, 200, 429]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const socket = io(strict.url, { path: '/ws', transports: ['websocket'], forceNew: true });
    await socket.emitWithAck('join', { tenant: 'bloom' });
    const ack: unknown = await socket.emitWithAck('message', { messageId: 'm', message: 'hi' });
    expect(ack).toMatchObject({ problem: { code: 'rate-limited' } });
    socket.close();
  } finally {
    await strict.stop();
  }
});

describe('the page', () => {
  test.each(['/bloom/', '/BLOOM', '/Bloom//'])('%s leads a person to the page', async (path) => {
    const response = await fetch(`${product.url}${path}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, '/bloom']);
  });

  // A full stop behind the link was answered with JSON.
  test.each(['/bloom.', '/b', '/bloom/x', '/a%20b', '/%E0%A4%A'])(
    '%s says so to a person',
    async (path) => {
      const ask = async (accept: string) => {
        const { status, headers } = await fetch(`${product.url}${path}`, { headers: { accept } });
        return [status, headers.get('content-type')];
      };
      const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
      expect(await ask(browser)).toEqual([404, 'text/html; charset=utf-8']);
      expect(await ask('*/*')).toEqual([404, 'application/problem+json']);
    },
  );

  test('what programs ask for answers a person like them', async () => {
    for (const path of ['/api/nothing', '/docs/nothing', '/assets/nothing.js', '/internal/x']) {
      const response = await fetch(product.url + path, { headers: { accept: 'text/html' } });
      expect([path, response.status, response.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json',
      ]);
    }
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s is no way to ask for it', async (method) => {
    const pages = ['/', '/bloom', '/nobody-here', '/embed.js', '/docs', '/problems/validation'];
    for (const path of pages) {
      const response = await fetch(`${product.url}${path}`, { method });
      expect([path, response.status, response.headers.get('allow')]).toEqual([
        path,
        405,
        'GET, HEAD',
      ]);
    }
  });

  test('comes with a policy, a nonce of its own, and files that never change', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${product.url}/bloom`);
        return { response, html: await response.text() };
      }),
    );
    const policy = one?.response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(two?.response.headers.get('content-security-policy')).not.toBe(policy);
    expect(one?.response.headers.get('x-content-type-options')).toBe('nosniff');
    const asset = /src="(\/assets\/[^"]+\.js)"/.exec(one?.html ?? '')?.[1] ?? '';
    const file = await fetch(product.url + asset, {
      headers: { 'accept-encoding': 'gzip, deflate, br, zstd' },
    });
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect(file.headers.get('content-encoding')).toBe('br');
  });

  test('is the demo tenant’s at the root, and nobody’s elsewhere', async () => {
    expect((await fetch(product.url)).status).toBe(200);
    const nobody = await fetch(`${product.url}/nobody-here`);
    expect(nobody.status).toBe(404);
    expect(await nobody.text()).toContain('There is no front desk at this address');
    expect((await fetch(`${product.url}/embed.js`)).headers.get('content-type')).toContain(
      'text/javascript',
    );
  });
});
