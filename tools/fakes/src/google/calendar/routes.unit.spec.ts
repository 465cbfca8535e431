import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { connect, refusalOf, type Connected } from '../../../test/official-google.ts';
import { startFakeGoogle, type FakeGoogle } from '../server.ts';

const calendarId = 'treatments@group.calendar.google.com';
const requestBody = {
  start: { dateTime: '2026-12-01T15:00:00Z' },
  end: { dateTime: '2026-12-01T16:00:00Z' },
};

let fake: FakeGoogle;
let connected: Connected;
beforeEach(async () => {
  fake = await startFakeGoogle();
  connected = await connect(fake);
});
afterEach(() => fake.close());

test('a calendar that one may only read refuses writes', async () => {
  const opening = { calendarId: 'opening-days@group.calendar.google.com' };
  const { events } = connected.api;
  await events.list(opening);
  const refused = events.insert({ ...opening, requestBody });
  expect(await refusalOf(refused)).toEqual([403, 'requiredAccessLevel']);
});

test('a calendar that one does not see, and a method that the fake has not, are not found', async () => {
  const { events } = connected.api;
  const second = events.list({ calendarId: 'second@bloom.example' });
  expect(await refusalOf(second)).toEqual([404, 'notFound']);
  const watch = events.watch({ calendarId, requestBody: {} });
  expect(await refusalOf(watch)).toEqual([404, 'notFound']);
});

test('a calendar that is shared is written to by both; "primary" is each one\'s own', async () => {
  const second = await connect(fake, 'second@bloom.example');
  const { data } = await second.api.events.insert({ calendarId, requestBody });
  expect(data.creator).toEqual({ email: 'second@bloom.example' });
  const { data: seen } = await connected.api.events.list({ calendarId });
  expect(seen.items?.map(({ id }) => id)).toEqual([data.id]);
  await second.api.events.insert({ calendarId: 'primary', requestBody });
  const own = await connected.api.events.list({ calendarId: 'primary' });
  expect(own.data.items).toEqual([]);
});

test('nothing opens without a living token that has the scope', async () => {
  const { oauth, api } = connected;
  oauth.setCredentials({ access_token: 'ya29.nobody' });
  expect(await refusalOf(api.events.list({ calendarId }))).toEqual([401, 'authError']);
  fake.fault({ fault: { withhold: 'calendar.events' } });
  const narrow = await connect(fake);
  await narrow.api.calendarList.list();
  const refused = narrow.api.events.insert({ calendarId, requestBody });
  expect(await refusalOf(refused)).toEqual([403, 'insufficientPermissions']);
});

test('a token ends with its seconds', async () => {
  let now = Date.now();
  await fake.close();
  fake = await startFakeGoogle({ tokenSeconds: 60, now: () => now });
  const { api } = await connect(fake);
  now += 59_000;
  await api.calendarList.list();
  now += 2_000;
  expect(await refusalOf(api.calendarList.list())).toEqual([401, 'authError']);
});
