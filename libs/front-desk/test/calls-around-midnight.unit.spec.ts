import { describe, expect, test } from '@jest/globals';

import { createCall, type Call } from './call.ts';

const startsOf = ({ desk }: Call): string[] =>
  [...desk.core.appointments.values()].map(({ start }) => start);

async function book(call: Call, said: string): Promise<string> {
  const held = await call.says(said);
  await call.says('Dana Reed');
  expect(await call.says('yes')).toContain('You are booked');
  return held;
}

/** Zone, moment of the call, what is said, the row that it leaves. */
const calls = [
  // A second before and after midnight.
  ['America/New_York', '2026-11-24T04:59:59Z', 'tomorrow', '2026-11-24T14:00:00-05:00'],
  ['America/New_York', '2026-11-24T05:00:01Z', 'tomorrow', '2026-11-25T14:00:00-05:00'],
  ['America/New_York', '2026-11-24T05:00:01Z', 'today', '2026-11-24T14:00:00-05:00'],
  ['Asia/Kolkata', '2026-11-23T18:29:59Z', 'tomorrow', '2026-11-24T14:00:00+05:30'],
  ['Asia/Kolkata', '2026-11-23T18:30:01Z', 'tomorrow', '2026-11-25T14:00:00+05:30'],
  ['Asia/Kolkata', '2026-11-23T18:30:01Z', 'today', '2026-11-24T14:00:00+05:30'],
  ['Asia/Kolkata', '2026-12-31T18:30:01Z', 'today', '2027-01-01T14:00:00+05:30'],
  // Summer time begins and ends, on that day and on the evening before.
  ['America/New_York', '2027-03-14T06:30:00Z', 'today', '2027-03-14T14:00:00-04:00'],
  ['America/New_York', '2027-03-14T04:30:00Z', 'tomorrow', '2027-03-14T14:00:00-04:00'],
  ['America/New_York', '2027-03-14T03:59:59Z', 'on sunday', '2027-03-14T14:00:00-04:00'],
  ['America/New_York', '2026-11-01T05:30:00Z', 'today', '2026-11-01T14:00:00-05:00'],
  ['America/New_York', '2026-11-01T06:30:00Z', 'today', '2026-11-01T14:00:00-05:00'],
  ['America/New_York', '2026-11-01T03:30:00Z', 'tomorrow', '2026-11-01T14:00:00-05:00'],
  ['Europe/Berlin', '2027-03-28T00:30:00Z', 'today', '2027-03-28T14:00:00+02:00'],
  ['Europe/Berlin', '2027-03-27T22:59:59Z', 'tomorrow', '2027-03-28T14:00:00+02:00'],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', 'today', '2026-10-25T14:00:00+01:00'],
  ['Europe/Berlin', '2026-10-24T21:59:59Z', 'tomorrow', '2026-10-25T14:00:00+01:00'],
] as const;

describe('R7: a call books the day of the business', () => {
  test.each(calls)('in %s at %s, "%s"', async (timeZone, at, day, row) => {
    const call = createCall({ scene: { timeZone, now: Date.parse(at) } });
    const held = await book(call, `yoga ${day} at 2 pm`);
    expect(startsOf(call)).toEqual([row]);
    const date = new Date(`${row.slice(0, 10)}T12:00:00Z`);
    const said = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
    expect(held).toContain(date.toLocaleDateString('en-US', said));
  });
});

test('midnight in the middle of a call moves nothing that was agreed', async () => {
  const now = Date.parse('2026-11-24T04:58:00Z');
  const call = createCall({ scene: { timeZone: 'America/New_York', now } });
  expect(await call.says('yoga tomorrow at 2 pm')).toContain('Tuesday, November 24');
  call.desk.clock.pass(3);
  expect(await call.says('Dana Reed')).toContain('Tuesday, November 24 at 2 PM');
  expect(await call.says('yes')).toContain('Tuesday, November 24 at 2 PM');
  expect(startsOf(call)).toEqual(['2026-11-24T14:00:00-05:00']);
  // Said now, it is the day after.
  expect(await call.says('move it to tomorrow, same time')).toContain(
    'to Wednesday, November 25 at 2 PM',
  );
  expect(await call.says('yes')).toContain('It is moved');
  expect(startsOf(call)).toEqual(['2026-11-25T14:00:00-05:00']);
});

test('a day later, over the hour that is not there, is the same time of day', async () => {
  const now = Date.parse('2027-03-13T15:00:00Z');
  const call = createCall({ scene: { timeZone: 'America/New_York', now } });
  await book(call, 'yoga today at 2 pm');
  expect(startsOf(call)).toEqual(['2027-03-13T14:00:00-05:00']);
  expect(await call.says('can you move it back a day')).toContain('Sunday, March 14 at 2 PM');
  await call.says('yes');
  expect(startsOf(call)).toEqual(['2027-03-14T14:00:00-04:00']);
});
