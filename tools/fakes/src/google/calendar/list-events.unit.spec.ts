import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { calendar_v3 } from '@googleapis/calendar';
import { connect, refusalOf } from '../../../test/official-google.ts';
import { startFakeGoogle, type FakeGoogle } from '../server.ts';

const calendarId = 'treatments@group.calendar.google.com';
type Query = Omit<calendar_v3.Params$Resource$Events$List, 'calendarId'>;

let fake: FakeGoogle;
let api: calendar_v3.Calendar;
beforeEach(async () => {
  fake = await startFakeGoogle();
  ({ api } = await connect(fake));
});
afterEach(() => fake.close());

/** An event on a day of December from 10 to 11 in New York. */
const insert = (day: number, more: calendar_v3.Schema$Event = {}) =>
  api.events.insert({
    calendarId,
    requestBody: {
      id: `no${day}00`,
      start: { dateTime: `2026-12-${String(day).padStart(2, '0')}T10:00:00-05:00` },
      end: { dateTime: `2026-12-${String(day).padStart(2, '0')}T11:00:00-05:00` },
      extendedProperties: { private: { tenant: 'bloom', day: String(day) } },
      ...more,
    },
  });
const remove = (eventId: string) => api.events.delete({ calendarId, eventId });
const list = async (query: Query = {}) => (await api.events.list({ calendarId, ...query })).data;
const idsOf = ({ items }: calendar_v3.Schema$Events) => items?.map(({ id }) => id);

describe('a list', () => {
  test('shows what is there; what was deleted when asked', async () => {
    for (const day of [2, 3, 4]) await insert(day);
    await remove('no300');
    expect(idsOf(await list())).toEqual(['no200', 'no400']);
    const all = await list({ showDeleted: true });
    expect(all.items?.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'cancelled']);
    expect(all).toMatchObject({ accessRole: 'owner', timeZone: 'America/New_York' });
  });

  test.each<[string, Query, string[]]>([
    ['a private property', { privateExtendedProperty: ['day=3'] }, ['no300']],
    ['two of them', { privateExtendedProperty: ['tenant=bloom', 'day=4'] }, ['no400']],
    ['a property that nobody has', { privateExtendedProperty: ['tenant=rose'] }, []],
    ['what ends after', { timeMin: '2026-12-03T15:59:59Z' }, ['no300', 'no400']],
    ['not what ends at it', { timeMin: '2026-12-03T16:00:00Z' }, ['no400']],
    ['what starts before', { timeMax: '2026-12-03T15:00:01Z' }, ['no200', 'no300']],
    ['not what starts at it', { timeMax: '2026-12-03T15:00:00Z' }, ['no200']],
    ['words', { q: 'MASSAGE' }, ['no400']],
    ['a UID', { iCalUID: 'no200@google.com' }, ['no200']],
    ['order', { orderBy: 'startTime', singleEvents: true }, ['no200', 'no300', 'no400']],
  ])('is filtered by %s', async (_what, query, ids) => {
    await insert(4, { summary: 'Hot stone massage' });
    await insert(2);
    await insert(3);
    expect(idsOf(await list(query))?.toSorted()).toEqual(ids);
  });

  test('by start comes in that order, of single events alone', async () => {
    for (const day of [4, 2, 3]) await insert(day);
    const sorted = await list({ orderBy: 'startTime', singleEvents: true, maxResults: 2 });
    expect(idsOf(sorted)).toEqual(['no200', 'no300']);
    expect(await refusalOf(list({ orderBy: 'startTime' }))).toEqual([400, 'badRequest']);
  });

  test('of a stretch that is empty or of no time is refused', async () => {
    const timeMin = '2026-12-03T15:00:00Z';
    expect(await refusalOf(list({ timeMin, timeMax: timeMin }))).toEqual([400, 'timeRangeEmpty']);
    expect(await refusalOf(list({ timeMin: '2026-12-03' }))).toEqual([400, 'badRequest']);
  });
});

describe('pages', () => {
  test('go through all, and only the last has a sync token', async () => {
    for (const day of [1, 2, 3, 4, 5]) await insert(day);
    const seen: unknown[] = [];
    let pageToken: string | null | undefined;
    do {
      const page = await list({ maxResults: 2, ...(pageToken ? { pageToken } : {}) });
      seen.push([idsOf(page)?.length, page.nextSyncToken !== undefined]);
      pageToken = page.nextPageToken;
    } while (pageToken);
    expect(seen.join(' ')).toBe('2,false 2,false 1,true');
  });

  test('pass over nothing that others write between them', async () => {
    for (const day of [1, 2, 3, 4]) await insert(day);
    const first = await list({ maxResults: 2 });
    await api.events.patch({ calendarId, eventId: 'no100', requestBody: { summary: 'Later' } });
    const pageToken = first.nextPageToken ?? '';
    expect(await refusalOf(list({ q: 'other', pageToken }))).toEqual([400, 'badRequest']);
    const rest = await list({ maxResults: 2, pageToken });
    const last = await list({ maxResults: 2, pageToken: rest.nextPageToken ?? '' });
    expect([first, rest, last].map((page) => idsOf(page)?.join(' '))).toEqual([
      ...['no100 no200', 'no300 no400', 'no100'],
    ]);
    expect(idsOf(await list({ syncToken: last.nextSyncToken ?? '' }))).toEqual(['no100']);
  });
});

describe('a sync token', () => {
  const sync = async () => (await list()).nextSyncToken ?? '';

  test('brings what has changed since, of the deleted no more than that they are gone', async () => {
    const empty = await sync();
    for (const day of [2, 3]) await insert(day);
    const syncToken = await sync();
    expect(idsOf(await list({ syncToken }))).toEqual([]);
    await insert(4);
    await remove('no200');
    const { items, nextSyncToken } = await list({ syncToken });
    expect(items?.map(({ id }) => id)).toEqual(['no400', 'no200']);
    expect(Object.keys(items?.[1] ?? {})).toEqual(['kind', 'etag', 'id', 'status']);
    expect(idsOf(await list({ syncToken: nextSyncToken ?? '' }))).toEqual([]);
    expect(idsOf(await list({ syncToken: empty }))).toEqual(['no300', 'no400', 'no200']);
  });

  test.each<[Query, string]>([
    [{ timeMin: '2026-12-01T00:00:00Z' }, 'syncTokenWithRequestRestrictions'],
    [{ privateExtendedProperty: ['tenant=bloom'] }, 'syncTokenWithRequestRestrictions'],
    [{ showDeleted: false }, 'syncTokenWithRequestRestrictions'],
    [{ orderBy: 'updated' }, 'syncTokenWithNonDefaultOrdering'],
  ])('together with %j is refused', async (query, reason) => {
    expect(await refusalOf(list({ syncToken: await sync(), ...query }))).toEqual([400, reason]);
  });

  test('does not come with a list that no token can go on from', async () => {
    const by = await list({ privateExtendedProperty: ['tenant=bloom'] });
    expect(by.nextSyncToken).toBeUndefined();
    expect((await list({ timeMin: '2026-12-01T00:00:00Z' })).nextSyncToken).toBeDefined();
  });

  test('is gone when it has expired, is of another calendar, or is none', async () => {
    await insert(2);
    const syncToken = await sync();
    fake.expireSyncTokens();
    const other = await api.events.list({ calendarId: 'primary' });
    for (const token of [syncToken, other.data.nextSyncToken ?? '', 'nonsense']) {
      expect(await refusalOf(list({ syncToken: token }))).toEqual([410, 'fullSyncRequired']);
    }
    expect(idsOf(await list({ syncToken: await sync() }))).toEqual([]);
  });
});

describe('beside the events', () => {
  test('the calendars of a person are listed, by what they may do in them', async () => {
    const { data } = await api.calendarList.list();
    expect(data.items?.map(({ summary, accessRole }) => [summary, accessRole])).toEqual([
      ['Olive Owner', 'owner'],
      ['Treatments', 'owner'],
      ['Opening days', 'reader'],
    ]);
    expect(data.items?.[0]).toMatchObject({ primary: true, timeZone: 'America/New_York' });
    const { data: mine } = await api.calendarList.list({ minAccessRole: 'writer', maxResults: 1 });
    expect(mine.items?.map(({ summary }) => summary)).toEqual(['Olive Owner']);
    const pageToken = mine.nextPageToken ?? '';
    const rest = await api.calendarList.list({ minAccessRole: 'writer', pageToken });
    expect(rest.data.items?.map(({ summary }) => summary)).toEqual(['Treatments']);
    const second = await connect(fake, 'second@bloom.example');
    const { data: hers } = await second.api.calendarList.list();
    expect(hers.items?.map(({ accessRole }) => accessRole)).toEqual(['writer', 'owner']);
  });

  test('free and busy joins what touches, and passes over the transparent and the deleted', async () => {
    await insert(2);
    await insert(2, {
      id: 'again',
      start: { dateTime: '2026-12-02T11:00:00-05:00' },
      end: { dateTime: '2026-12-02T11:30:00-05:00' },
    });
    await insert(3, { transparency: 'transparent' });
    await insert(4);
    await remove('no400');
    const items = [{ id: calendarId }, { id: 'second@bloom.example' }];
    const stretch = { timeMin: '2026-12-02T15:15:00Z', timeMax: '2026-12-09T00:00:00Z' };
    const { data } = await api.freebusy.query({ requestBody: { ...stretch, items } });
    expect(data.calendars).toEqual({
      [calendarId]: { busy: [{ start: '2026-12-02T15:15:00Z', end: '2026-12-02T16:30:00Z' }] },
      'second@bloom.example': { errors: [{ domain: 'global', reason: 'notFound' }], busy: [] },
    });
    const long = { ...stretch, timeMax: '2027-12-09T00:00:00Z' };
    const refused = api.freebusy.query({ requestBody: { ...long, items } });
    expect(await refusalOf(refused)).toEqual([400, 'timeRangeTooLong']);
  });
});
