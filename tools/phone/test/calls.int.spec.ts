import { startProduct, type Product } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

// A first start makes a database.
jest.setTimeout(60_000);

const token = 'auth-token-of-the-spec';
const folder = join(import.meta.dirname, '..');

let product: Product;
beforeAll(async () => {
  product = await startProduct({ TWILIO_AUTH_TOKEN: token });
});
afterAll(async () => {
  await product?.stop();
});

/** `npm run phone -- --script` in a process of its own. */
async function play(script: string, from: string): Promise<{ code: unknown; said: string }> {
  const args = ['--base-url', product.url, '--to', '+17185550134', '--from', from];
  const file = join(folder, 'calls', `${script}.txt`);
  const child = spawn(process.execPath, [join(folder, 'main.ts'), ...args, '--script', file], {
    env: { TWILIO_AUTH_TOKEN: token },
    cwd: folder,
  });
  let said = '';
  child.stdout.on('data', (text) => (said += String(text)));
  child.stderr.on('data', (text) => (said += String(text)));
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, said };
}

interface Row {
  readonly status: string;
  readonly channel: string;
  readonly start: string;
  readonly service: { readonly name: string };
  readonly client: { readonly name: string };
}

/** The appointments of a number, as the business sees them. */
async function rowsOf(contact: string) {
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const to = new Date(Date.now() + 60 * 86_400_000).toISOString();
  const query = new URLSearchParams({ from, to, contact });
  const response = await fetch(`${product.url}/api/tenants/bloom/appointments?${query}`, {
    headers: { authorization: `Bearer ${product.adminKey}` },
  });
  const { items } = (await response.json()) as { items: Row[] };
  return items.map(({ service, status, channel, client }) => ({
    ...{ service: service.name, status, channel, name: client.name },
  }));
}

test.each([
  ['book', '+12125550301', { service: 'Facial', status: 'confirmed', name: 'Dana Reed' }],
  ['cancel', '+12125550302', { service: 'Facial', status: 'cancelled', name: 'Robin Vale' }],
  ['move', '+12125550303', { service: 'Yoga, one to one', status: 'confirmed', name: 'Kim Lee' }],
  ['silence', '+12125550304', { service: 'Deep tissue massage', status: 'confirmed' }],
  ['corrections', '+12125550305', { service: 'Deep tissue massage', name: 'Ray Doyle' }],
  ['one-breath-move', '+12125550306', { service: 'Facial', status: 'confirmed' }],
  ['no-such-day', '+12125550307', { service: 'Facial', name: 'Stan Price' }],
  ['someone-else', '+12125550308', { service: 'Deep tissue massage', name: 'Kofi Mensah' }],
  ['no-hurry', '+12125550309', { service: 'Relaxation massage', name: 'Dorothy Wainwright' }],
])('a call as in calls/%s.txt goes as expected and leaves its row', async (script, from, row) => {
  const { code, said } = await play(script, from);
  expect(`${String(code)} ${said}`).toMatch(/^0 /u);
  expect(await rowsOf(from)).toEqual([expect.objectContaining({ ...row, channel: 'phone' })]);
});

test('a call as in calls/two-things.txt books both', async () => {
  const from = '+12125550311';
  const { code, said } = await play('two-things', from);
  expect(`${String(code)} ${said}`).toMatch(/^0 /u);
  const rows = await rowsOf(from);
  expect(rows.map(({ service }) => service).toSorted()).toEqual(['Facial', 'Infrared sauna']);
});

test('a call as in calls/calls-later.txt books nothing and wants no call', async () => {
  const from = '+12125550312';
  const { code, said } = await play('calls-later', from);
  expect(`${String(code)} ${said}`).toMatch(/^0 /u);
  expect(await rowsOf(from)).toEqual([]);
});

test('a call as in calls/wrong-digit.txt books under the number as it was put right', async () => {
  const { code, said } = await play('wrong-digit', 'anonymous');
  expect(`${String(code)} ${said}`).toMatch(/^0 /u);
  expect(await rowsOf('+16465550123')).toEqual([
    { service: 'Facial', status: 'confirmed', channel: 'phone', name: 'Ivan Petrov' },
  ]);
});

test('a call as in calls/unknown.txt books under the number that was keyed in', async () => {
  const { code, said } = await play('unknown', 'anonymous');
  expect(`${String(code)} ${said}`).toMatch(/^0 /u);
  expect(await rowsOf('+12125550177')).toEqual([
    { service: 'Relaxation massage', status: 'confirmed', channel: 'phone', name: 'Ann Lee' },
  ]);
});
