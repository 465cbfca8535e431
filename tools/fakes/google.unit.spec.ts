import { afterEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runToEnd } from './test/run-to-end.ts';

const entry = join(import.meta.dirname, 'google.ts');
let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

const options = ['--port', '--client-id', '--redirect-uri', '--time-zone', '--fault'];

test.each([
  { args: ['--help'], code: 0, says: options },
  { args: ['--nothing'], code: 2, says: ['--nothing', '--help'] },
  { args: ['--fault', 'flood'], code: 2, says: ['flood', '--help'] },
])('$args ends with $code, and says $says', ({ args, code, says }) => {
  const ended = runToEnd(entry, args);
  expect(ended.code).toBe(code);
  for (const each of says) expect(`${ended.out}${ended.errors}`).toContain(each);
});

test('runs by hand: says where it is, connects, takes faults, and ends in order', async () => {
  const back = 'http://localhost:3000/back';
  child = spawn(process.execPath, [entry, '--redirect-uri', back, '--fault', '503x1/calendars']);
  const [ready] = (await once(createInterface(child.stdout!), 'line')) as [string];
  expect(ready).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/);
  const [, url = ''] = ready.split(' ');
  expect(await (await fetch(url)).text()).toContain('<h1>Calendars</h1>');
  const scope = 'https://www.googleapis.com/auth/calendar';
  const client = { client_id: 'fake-client.apps.googleusercontent.com', redirect_uri: back };
  const query = new URLSearchParams({ ...client, response_type: 'code', scope });
  const pressed = await fetch(`${url}/o/oauth2/v2/auth?${query}`, {
    ...{ method: 'POST', redirect: 'manual' },
    body: new URLSearchParams({ account: 'owner@bloom.example', scope, decision: 'allow' }),
  });
  const code = new URL(pressed.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const secret = { client_secret: 'fake-client-secret', grant_type: 'authorization_code' };
  const body = new URLSearchParams({ ...client, ...secret, code });
  const token = await (await fetch(`${url}/token`, { method: 'POST', body })).json();
  const { access_token: access } = token as { access_token: string };
  const list = async () =>
    (
      await fetch(`${url}/calendar/v3/users/me/calendarList`, {
        headers: { authorization: `Bearer ${access}` },
      })
    ).status;
  expect([await list(), await list()]).toEqual([503, 200]);
  const fault = (what: string) =>
    fetch(`${url}/faults`, { method: 'POST', body: new URLSearchParams({ what }) });
  expect([(await fault('flood')).status, (await fault('429')).status]).toEqual([400, 204]);
  expect(await list()).toBe(429);
  await fetch(`${url}/faults`, { method: 'DELETE' });
  expect(await list()).toBe(200);
  const { calendars } = (await (await fetch(`${url}/events`)).json()) as { calendars: object[] };
  expect(calendars).toHaveLength(4);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
