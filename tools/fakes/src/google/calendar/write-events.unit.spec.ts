import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { calendar_v3 } from '@googleapis/calendar';
import { connect, refusalOf } from '../../../test/official-google.ts';
import { startFakeGoogle, type FakeGoogle } from '../server.ts';

const calendarId = 'treatments@group.calendar.google.com';
const id = 'bk0123456789abcdefabcdefabcdefabcd';
const facial = {
  id,
  summary: 'Facial',
  start: { dateTime: '2026-12-01T15:00:00Z', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-12-01T16:00:00Z', timeZone: 'Europe/Berlin' },
  extendedProperties: { private: { appointment: 'a1', version: '1' } },
} satisfies calendar_v3.Schema$Event;

let now: number;
let fake: FakeGoogle;
let events: calendar_v3.Resource$Events;
beforeEach(async () => {
  now = Date.parse('2026-11-28T12:00:00Z');
  fake = await startFakeGoogle({ now: () => now });
  ({ events } = (await connect(fake)).api);
});
afterEach(() => fake.close());

const insert = (more: calendar_v3.Schema$Event = {}) =>
  events.insert({ calendarId, requestBody: { ...facial, ...more } });
const get = async () => (await events.get({ calendarId, eventId: id })).data;
const patch = (requestBody: calendar_v3.Schema$Event, etag?: string | null) =>
  events.patch(
    { calendarId, eventId: id, requestBody },
    etag ? { headers: { 'If-Match': etag } } : {},
  );

const local = { dateTime: '2026-12-01T10:00:00' };
const nowhere = { ...facial.end, timeZone: 'Mars/Base' };
const early = { dateTime: '2026-12-01T14:00:00Z' };

describe('an insert', () => {
  test('keeps what it is given, and tells times in the zone of the calendar', async () => {
    const { data } = await insert();
    expect(data).toMatchObject({
      ...{ kind: 'calendar#event', id, status: 'confirmed', summary: 'Facial', sequence: 0 },
      start: { dateTime: '2026-12-01T10:00:00-05:00', timeZone: 'Europe/Berlin' },
      end: { dateTime: '2026-12-01T11:00:00-05:00', timeZone: 'Europe/Berlin' },
      extendedProperties: { private: { appointment: 'a1', version: '1' } },
      ...{ created: '2026-11-28T12:00:00.000Z', updated: '2026-11-28T12:00:00.000Z' },
      ...{ iCalUID: `${id}@google.com`, creator: { email: 'owner@bloom.example' } },
    });
    expect(await get()).toEqual(data);
    const nowhereZone = events.get({ calendarId, eventId: id, timeZone: 'Mars/Base' });
    expect(await refusalOf(nowhereZone)).toEqual([400, 'invalid']);
    const inTokyo = await events.get({ calendarId, eventId: id, timeZone: 'Asia/Tokyo' });
    expect(inTokyo.data.start?.dateTime).toBe('2026-12-02T00:00:00+09:00');
  });

  test('reads wall clocks by their zone, in winter and in summer', async () => {
    for (const [day, start] of [
      ['2026-12-01', '2026-12-01T08:30:00-05:00'],
      ['2026-07-01', '2026-07-01T08:30:00-04:00'],
    ]) {
      const when = { dateTime: `${day}T14:30:00`, timeZone: 'Europe/Berlin' };
      const { data } = await insert({ id: null, start: when, end: when });
      expect(data.start?.dateTime).toBe(start);
    }
  });

  test('makes an id where it is given none, and whole days without a time', async () => {
    const day = { date: '2026-12-24' };
    const { data } = await insert({ id: null, start: day, end: { date: '2026-12-25' } });
    expect(data.id).toMatch(/^[a-v0-9]{26}$/);
    expect(data.start).toEqual(day);
  });

  test.each<[string, calendar_v3.Schema$Event, string, string]>([
    ['an id with a letter too far', { id: 'booking-w' }, 'invalid', 'Invalid resource id value.'],
    ['an id in capitals', { id: 'ABCDE' }, 'invalid', 'Invalid resource id value.'],
    ['an id that is too short', { id: 'abcd' }, 'invalid', 'Invalid resource id value.'],
    ['no end', { end: {} }, 'required', 'Missing end time.'],
    ['no zone', { start: local }, 'required', 'Missing time zone definition for start time.'],
    [
      'a zone of nowhere',
      { end: nowhere },
      'invalid',
      'Invalid time zone definition for end time.',
    ],
    [
      'a month too many',
      { end: { dateTime: '2026-13-01T10:00:00Z' } },
      'invalid',
      'Invalid value for: end',
    ],
    [
      'an end before the start',
      { end: early },
      'timeRangeEmpty',
      'The specified time range is empty.',
    ],
    ['a word for a status', { status: 'booked' }, 'invalid', 'Invalid value for: status'],
  ])('of %s is refused as by Google', async (_what, more, reason, message) => {
    const refused = insert(more);
    expect(await refusalOf(refused)).toEqual([400, reason]);
    await expect(refused).rejects.toMatchObject({ message });
    expect(fake.refused).toHaveLength(1);
  });

  test('of an id that exists is a duplicate, also when it has been deleted', async () => {
    await insert();
    expect(await refusalOf(insert())).toEqual([409, 'duplicate']);
    await events.delete({ calendarId, eventId: id });
    expect(await refusalOf(insert())).toEqual([409, 'duplicate']);
  });
});

describe('a deleted event', () => {
  beforeEach(async () => {
    await insert();
    expect((await events.delete({ calendarId, eventId: id })).status).toBe(204);
  });

  test('stays, as cancelled, and can be brought back by an update', async () => {
    expect(await get()).toMatchObject({ status: 'cancelled', summary: 'Facial', sequence: 1 });
    const { data } = await events.update({ calendarId, eventId: id, requestBody: facial });
    expect(data).toMatchObject({ status: 'confirmed', sequence: 2 });
  });

  test('is gone for whoever deletes it again; what never was is not found', async () => {
    const again = events.delete({ calendarId, eventId: id });
    expect(await refusalOf(again)).toEqual([410, 'deleted']);
    const never = events.delete({ calendarId, eventId: 'never' });
    expect(await refusalOf(never)).toEqual([404, 'notFound']);
  });
});

describe('a change', () => {
  test('by patch lays itself over what is there, property by property', async () => {
    await insert({ description: 'Bring nothing.', transparency: 'transparent' });
    const properties = { private: { version: '2', appointment: null as never } };
    const { data } = await patch({ description: null, extendedProperties: properties });
    expect(data).toMatchObject({ summary: 'Facial', transparency: 'transparent' });
    expect(data.extendedProperties).toEqual({ private: { version: '2' } });
    expect(data).not.toHaveProperty('description');
  });

  test('by update takes away what it does not name', async () => {
    await insert({ description: 'Bring nothing.' });
    const { start, end } = facial;
    await events.update({
      calendarId,
      eventId: id,
      requestBody: { start, end, summary: 'Massage' },
    });
    const data = await get();
    expect(data.summary).toBe('Massage');
    expect(data).not.toHaveProperty('description');
    expect(data).not.toHaveProperty('extendedProperties');
  });

  test('makes a new etag and a later "updated"; the sequence counts new times alone', async () => {
    const { data: before } = await insert();
    now += 1_500;
    const { data: renamed } = await patch({ summary: 'Massage' });
    expect([renamed.etag === before.etag, renamed.sequence]).toEqual([false, 0]);
    expect(renamed.updated).toBe('2026-11-28T12:00:01.500Z');
    const { data: moved } = await patch({ end: { dateTime: '2026-12-01T17:00:00Z' } });
    expect(moved.sequence).toBe(1);
    expect(await refusalOf(patch({ sequence: 5 }))).toEqual(['not refused']);
    expect(await refusalOf(patch({ sequence: 4 }))).toEqual([400, 'invalid']);
  });

  test('goes through with the etag of now, and not with an older one', async () => {
    const { data: before } = await insert();
    const { data: after } = await patch({ summary: 'Massage' }, before.etag);
    const late = patch({ summary: 'Peeling' }, before.etag);
    expect(await refusalOf(late)).toEqual([412, 'conditionNotMet']);
    const remove = events.delete(
      { calendarId, eventId: id },
      { headers: { 'If-Match': before.etag ?? '' } },
    );
    expect(await refusalOf(remove)).toEqual([412, 'conditionNotMet']);
    expect(await get()).toMatchObject({ summary: 'Massage', etag: after.etag });
  });
});

describe('a move', () => {
  test('takes the event with its id, leaves a cancelled one, and can be taken back', async () => {
    await insert();
    const move = (from: string, destination: string) =>
      events.move({ calendarId: from, eventId: id, destination });
    const { data } = await move(calendarId, 'primary');
    expect(data).toMatchObject({ id, status: 'confirmed', extendedProperties: { private: {} } });
    expect((await get()).status).toBe('cancelled');
    await move('primary', calendarId);
    expect((await get()).status).toBe('confirmed');
  });
});
