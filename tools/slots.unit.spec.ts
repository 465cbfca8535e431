import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { answerSlotCase } from './slots.ts';

const hours = { days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '12:00' };
const input = {
  now: '2026-03-01T00:00:00Z',
  schedule: { timeZone: 'Europe/Berlin', weekly: [hours] },
  service: { durationMin: 60 },
  query: { from: '2026-03-28T23:00:00Z', to: '2026-03-29T21:59:59Z' },
};

const answer = (changes: object) =>
  answerSlotCase(JSON.stringify({ id: 'a', input: { ...input, ...changes } }));
const schedule = (changes: object) => ({ schedule: { ...input.schedule, ...changes } });
const booked = (changes: object) => ({
  busy: [{ start: '2026-03-29T08:00:00Z', end: '2026-03-29T09:00:00Z', ...changes }],
});

describe('a case pasted into the door', () => {
  test('is answered with its starts in UTC, whatever else stands beside the input', () => {
    const line = JSON.stringify({ id: 'a', title: 'Sunday of the change', input });
    expect(answerSlotCase(line)).toEqual({
      id: 'a',
      slots: ['2026-03-29T07:00:00Z', '2026-03-29T08:00:00Z', '2026-03-29T09:00:00Z'],
    });
  });

  test.each([
    ['a confirmed booking', booked({ kind: 'confirmed' }), 2],
    ['a pending one', { ...booked({ kind: 'pending' }), pendingBlocks: true }, 2],
    ['a cancelled one', booked({ kind: 'cancelled' }), 3],
    ['time off', { ...booked({ kind: 'external' }), limits: { bookingsPerDay: 1 } }, 2],
    ['a full day', { ...booked({ kind: 'confirmed' }), limits: { bookingsPerDay: 1 } }, 0],
    [
      'a day that another service filled',
      { ...booked({ kind: 'confirmed', service: 'other' }), limits: { bookingsPerDay: 1 } },
      2,
    ],
    [
      'minutes that are used up',
      { ...booked({ kind: 'confirmed' }), limits: { minutesPerDay: 119 } },
      0,
    ],
    ['a date before the first', { horizon: { fromDate: '2026-03-30' } }, 0],
    ['the last date', { horizon: { fromDate: '2026-03-29', toDate: '2026-03-29' } }, 3],
    ['the last rolling day', { horizon: { rollingDays: 28 } }, 3],
    ['a day past it', { horizon: { rollingDays: 27 } }, 0],
    ['notice', { service: { durationMin: 60, minNoticeMin: 28 * 1_440 + 7 * 60 + 1 } }, 2],
  ])('knows %s', (_name, changes, count) => {
    expect(answer(changes)).toHaveProperty('slots.length', count);
  });

  test.each([
    ['travel', schedule({ travel: [{ timeZone: 'Asia/Tokyo' }] })],
    ['buffer mode', { bufferMode: 'max' }],
    ['alignment', { alignment: 'clock' }],
    ['pending', { ...booked({ kind: 'pending' }), pendingBlocks: false }],
    ['no IANA time zone', schedule({ timeZone: '+02:00' })],
    ['another zone', { limits: { timeZone: 'Asia/Tokyo', bookingsPerDay: 1 } }],
    ['hours', schedule({ weekly: [{ ...hours, start: '22:00', end: '02:00' }] })],
    ['hours', schedule({ weekly: [hours, hours] })],
    ['24 h', { service: { durationMin: 1_441 } }],
    ['input.limits.bookingsPerMonth', { limits: { bookingsPerMonth: 1 } }],
    ['input.seats', { seats: 4 }],
  ])('is called unsupported, not guessed at, when it asks for more: %s', (concept, changes) => {
    const told = answer(changes);
    expect(told).not.toHaveProperty('slots');
    expect(told).toHaveProperty('unsupported', expect.stringContaining(concept));
  });

  test('names what is broken in it', () => {
    expect(answer({ now: '2026-03-01T00:00:00' })).toHaveProperty(
      'error',
      expect.stringContaining('input.now'),
    );
    expect(answerSlotCase('{"id":7,"input":{}}')).toHaveProperty('id', 7);
  });

  test.each(['', '{', '[]', 'null', '"a"', '{"id":7}'])('is no case when it is %p', (line) => {
    expect(answerSlotCase(line)).toEqual({ id: null, error: expect.any(String) });
  });
});

test('the door answers every line in order and skips none', () => {
  const lines = [JSON.stringify({ id: 1, input }), 'broken', JSON.stringify({ id: 2, input })];
  const output = execFileSync(process.execPath, [resolve(import.meta.dirname, 'slots.ts')], {
    input: lines.join('\n'),
    env: { TZ: 'America/New_York' },
    encoding: 'utf8',
  });
  const answers = output.trim().split('\n');
  expect(answers.map((each) => (JSON.parse(each) as { id: unknown }).id)).toEqual([1, null, 2]);
  expect(answers[0]?.replace('"id":1', '"id":2')).toBe(answers[2]);
}, 60_000);
