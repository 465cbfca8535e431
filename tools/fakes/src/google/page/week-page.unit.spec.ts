import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '../../../test/official-google.ts';
import { startFakeGoogle, type FakeGoogle } from '../server.ts';
import { addDays, daysFrom, mondayOf } from './week.ts';

const calendarId = 'treatments@group.calendar.google.com';
/** Saturday night in New York, Sunday in London. */
const now = Date.parse('2026-11-29T03:00:00Z');

let fake: FakeGoogle;
beforeEach(async () => {
  fake = await startFakeGoogle({ now: () => now });
});
afterEach(() => fake.close());

const show = async (query = ''): Promise<string> => (await fetch(`${fake.url}/${query}`)).text();

async function insert(id: string, summary: string, start: string, end: string) {
  const { api } = await connect(fake);
  await api.events.insert({
    calendarId,
    requestBody: { id, summary, start: { dateTime: start }, end: { dateTime: end } },
  });
  return api;
}

/** The days of one calendar, each as the words in it. */
async function daysOf(query = '') {
  const [, section = ''] = (await show(query)).split(`id="${calendarId}"`);
  const [week = ''] = section.split('</section>');
  return week
    .split('<h3>')
    .slice(1)
    .map((day) =>
      day
        .replaceAll(/<[^>]*>|\s+/g, ' ')
        .replaceAll(/ +/g, ' ')
        .trim(),
    );
}

describe('the page', () => {
  test('shows each calendar as the week of now, today marked by its zone', async () => {
    const text = await show();
    expect(text.match(/<ol class="week">/g)).toHaveLength(4);
    expect(text).toContain('November 23 – November 29, 2026');
    expect(await daysOf()).toEqual([
      ...['Mon 23', 'Tue 24', 'Wed 25', 'Thu 26', 'Fri 27', 'Sat 28 today', 'Sun 29'],
    ]);
    expect(text.match(/aria-current="date"/g)).toHaveLength(4);
    expect(text).toContain('<meta http-equiv="refresh" content="3">');
    expect(await show('?still')).not.toContain('http-equiv="refresh"');
  });

  test('shows an event on its days, at its hours, and struck through when it is deleted', async () => {
    const [start, end] = ['2026-11-26T04:30:00Z', '2026-11-26T06:00:00Z'];
    const api = await insert('night', 'Night <b>shift</b>', start, end);
    expect((await daysOf()).slice(2, 4)).toEqual([
      'Wed 25 23:30–01:00 Night &lt;b&gt;shift&lt;/b&gt;',
      'Thu 26 23:30–01:00 Night &lt;b&gt;shift&lt;/b&gt;',
    ]);
    await api.events.delete({ calendarId, eventId: 'night' });
    expect((await daysOf())[2]).toMatch(/cancelled$/);
    expect(await show()).toContain('0 events in all');
  });

  test('goes a week back and forth', async () => {
    await insert('later', 'Facial', '2026-12-01T15:00:00Z', '2026-12-01T16:00:00Z');
    const [, next = ''] = /href="\/([^"]*)" aria-label="Week after"/.exec(await show()) ?? [];
    expect(next).toBe('?week=2026-11-30');
    expect((await daysOf(next))[1]).toBe('Tue 1 10:00–11:00 Facial');
    expect(await show(next)).toContain('href="/?week=2026-11-23" aria-label="Week before"');
    expect(await daysOf('?week=nonsense')).toEqual(await daysOf());
  });

  test('shows who is connected, and lets them take it back', async () => {
    expect(await show()).toContain('No application is connected yet.');
    const { api } = await connect(fake);
    expect(await show()).toContain('calendar.events, calendar.calendarlist.readonly');
    const body = new URLSearchParams({ email: 'owner@bloom.example' });
    await fetch(`${fake.url}/accounts/revoke`, { method: 'POST', body });
    expect(await show()).toContain('No application is connected yet.');
    await expect(api.calendarList.list()).rejects.toMatchObject({ status: 401 });
  });

  test('shows what goes wrong now', async () => {
    fake.fault({ fault: { status: 503 }, kind: 'insert', times: 2 });
    expect(await show()).toContain('<code>503x2/insert</code>');
  });
});

test('weeks begin on Monday, across months and years', () => {
  expect(mondayOf('2027-01-03')).toBe('2026-12-28');
  expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  expect(daysFrom('2026-12-28').at(-1)).toBe('2027-01-03');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});
