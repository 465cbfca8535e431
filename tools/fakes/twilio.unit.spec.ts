import { afterEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runToEnd } from './test/run-to-end.ts';

const entry = join(import.meta.dirname, 'twilio.ts');
let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

const options = ['--port', '--account-sid', '--sms-webhook', '--fault'];

test.each([
  { args: ['--help'], code: 0, says: options },
  { args: ['--nothing'], code: 2, says: ['--nothing', '--help'] },
  { args: ['--fault', 'flood'], code: 2, says: ['flood', '--help'] },
])('$args ends with $code, and says $says', ({ args, code, says }) => {
  const ended = runToEnd(entry, args);
  expect(ended.code).toBe(code);
  for (const each of says) expect(`${ended.out}${ended.errors}`).toContain(each);
});

test('runs by hand: says where it is, shows phones, takes faults, and ends in order', async () => {
  child = spawn(process.execPath, [entry, '--fault', '500x1']);
  const [ready] = (await once(createInterface(child.stdout!), 'line')) as [string];
  expect(ready).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/);
  const [, url = ''] = ready.split(' ');
  expect(await (await fetch(url)).text()).toContain('<h1>Phones</h1>');
  const credentials = Buffer.from(`AC${'0'.repeat(32)}:fake-auth-token`).toString('base64');
  const send = () =>
    fetch(`${url}/2010-04-01/Accounts/AC${'0'.repeat(32)}/Messages.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${credentials}` },
      body: new URLSearchParams({ From: '+17185550134', To: '+12125550143', Body: 'Hello' }),
    });
  expect([(await send()).status, (await send()).status]).toEqual([500, 201]);
  await fetch(`${url}/faults`, { method: 'POST', body: new URLSearchParams({ what: '21610' }) });
  expect(await (await send()).json()).toMatchObject({ code: 21610, status: 400 });
  expect(await (await fetch(`${url}/messages`)).json()).toMatchObject({
    messages: [{ body: 'Hello', to: '+12125550143' }],
  });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
