import { expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { createCalendarApi } from './calendar-api.ts';

const event = {
  ...{ summary: 'Haircut', description: 'With Ana', timeZone: 'Etc/UTC' },
  ...{ startMs: Date.UTC(2026, 10, 30, 10), endMs: Date.UTC(2026, 10, 30, 11) },
  mark: { tenantId: 'tenant', appointmentId: 'appointment', version: 1 },
};
const place = { calendarId: 'primary', eventId: 'abc123' };

// A stop in the moment in which a call begins ended the process with an error that nobody could catch.
test('a call that is stopped before it is sent is one that had no answer', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const api = createCalendarApi({ rootUrl: `http://127.0.0.1:${port}/` });
  const told = await api.insert({ token: 't', signal: AbortSignal.abort() }, place, event);
  await turn();
  expect(told).toMatchObject({ kind: 'trouble', trouble: { kind: 'away' } });
  expect(asked).toEqual([]);
  server.close();
});
