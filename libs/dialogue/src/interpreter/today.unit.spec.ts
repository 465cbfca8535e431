import { describe, expect, test } from '@jest/globals';
import { studio } from '../../test/studio.ts';
import { createState, interpret, readTurn, type Command } from '../index.ts';

/** The day that is meant, said to a business in that zone at that moment. */
function dayOf(text: string, timeZone: string, at: string): string | undefined {
  const context = {
    state: createState(),
    tenant: { ...studio, timeZone },
    now: Date.parse(at),
    read: readTurn,
  };
  const commands = interpret({ kind: 'text', text }, context);
  const date = commands.find(
    (each): each is Extract<Command, { slot: 'date' }> =>
      each.kind === 'set' && each.slot === 'date',
  );
  return date?.value.kind === 'days' ? date.value.readings[0]?.from : undefined;
}

/** Zone, moment, the day it is there, the day after. */
const moments = [
  ['America/New_York', '2026-11-24T04:59:59Z', '2026-11-23', '2026-11-24'],
  ['America/New_York', '2026-11-24T05:00:00Z', '2026-11-24', '2026-11-25'],
  // The hour that is not there, and the one that comes twice.
  ['America/New_York', '2027-03-14T06:59:59Z', '2027-03-14', '2027-03-15'],
  ['America/New_York', '2027-03-14T07:00:00Z', '2027-03-14', '2027-03-15'],
  ['America/New_York', '2027-03-15T03:59:59Z', '2027-03-14', '2027-03-15'],
  ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01', '2026-11-02'],
  ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01', '2026-11-02'],
  ['America/New_York', '2026-11-02T05:00:00Z', '2026-11-02', '2026-11-03'],
  ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25', '2026-10-26'],
  ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25', '2026-10-26'],
  ['Pacific/Auckland', '2026-11-23T11:00:00Z', '2026-11-24', '2026-11-25'],
  ['Asia/Kolkata', '2026-12-31T18:29:59Z', '2026-12-31', '2027-01-01'],
  ['Asia/Kolkata', '2026-12-31T18:30:00Z', '2027-01-01', '2027-01-02'],
] as const;

describe('R7: today is the business’s own', () => {
  test.each(moments)('in %s at %s', (timeZone, at, today, tomorrow) => {
    expect(dayOf('a facial today', timeZone, at)).toBe(today);
    expect(dayOf('a facial tomorrow at 3 pm', timeZone, at)).toBe(tomorrow);
  });
});
