import { describe, expect, test } from '@jest/globals';
import { explainStart, findNearestSlots, type StartQuestion } from './index.ts';

const at = (time: string) => Date.parse(`2026-06-10T${time}:00+02:00`);
const clock = (instant: number) => new Date(instant + 7_200_000).toISOString().slice(11, 16);

const question = (time: string, changes: Partial<StartQuestion> = {}): StartQuestion => ({
  now: at('00:00'),
  timeZone: 'Europe/Berlin',
  tenantHours: { weekly: [{ days: [3], start: '09:00', end: '14:00' }] },
  resources: [{ id: 'anna', claims: [] }],
  service: { durationMinutes: 60 },
  policy: {},
  window: { from: at('00:00'), to: at('23:59') },
  start: at(time),
  ...changes,
});

const nearest = (time: string, changes: Partial<StartQuestion> = {}) =>
  findNearestSlots(question(time, changes)).map(({ start }) => clock(start));

describe('the nearest free starts', () => {
  test('are up to three, nearest first, and the later of two that are as near', () => {
    expect(nearest('11:00')).toEqual(['12:00', '10:00', '13:00']);
    expect(nearest('10:20')).toEqual(['10:00', '11:00', '09:00']);
    expect(nearest('16:00')).toEqual(['13:00', '12:00', '11:00']);
    expect(nearest('07:00')).toEqual(['09:00', '10:00', '11:00']);
  });

  test('keep within the window and are fewer where there are no more', () => {
    const window = { from: at('12:00'), to: at('13:00') };
    expect(nearest('11:00', { window })).toEqual(['12:00', '13:00']);
    expect(nearest('11:00', { now: at('15:00') })).toEqual([]);
  });
});

test('an explanation has a reason exactly when the start cannot be had', () => {
  const refused = explainStart(question('11:15'));
  expect(refused.available).toBe(false);
  expect(refused.reason).toBe('off-grid');
  expect(refused.nearest.map(({ start }) => clock(start))).toEqual(['11:00', '12:00', '10:00']);
  const free = explainStart(question('11:00'));
  expect(free.available).toBe(true);
  expect(free).not.toHaveProperty('reason');
});
