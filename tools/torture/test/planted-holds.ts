import type { Entry } from '../history/history.ts';
import type { Data } from '../look/data.ts';
import * as plant from './planted.ts';
import type { Planted } from './planted.ts';
import { byApi, byChat, byPhone, soundData, toRecords } from './sound-data.ts';
import { asked } from './sound-history.ts';
import { besides, heldBy, place, type Lists } from './sound-holds.ts';
import { bookedMs, idOf, toShown, type Visit } from './sound-visits.ts';

const { change, eventOf } = plant;

const ends = (id: number, op: string, hold: number, at: number, answer: object): Entry => ({
  ...asked(id, op, op === 'release' ? { about: idOf(`h${hold}`) } : {}, {}),
  ...{ asked: op === 'release' ? { about: idOf(`h${hold}`) } : { holdId: idOf(`h${hold}`) } },
  ...{ at, answer: { kind: 'ok', at: at + 5, ...answer } },
});
const over = { kind: 'refused', status: 410, code: 'hold-expired' } as const;

const entries = (...more: Entry[]): Pick<Lists, 'entries'> => ({ entries: more });

/** A hold of the place that was booked, given a moment before that was heard. */
const holdOf = (visit: Visit, at: number): Partial<Lists> => {
  const { start, end, resource } = toShown(visit, 1);
  const hold = heldBy(51, at);
  return {
    ...hold,
    entries: hold.entries.map((entry) => ({
      ...entry,
      tenant: visit.shop.slug,
      asked: { ...entry.asked, start, resourceId: resource.id },
      answer: {
        ...{ kind: 'ok', at: at + 5 },
        told: { ...entry.answer?.told, start, end, resourceId: resource.id },
      },
    })),
  };
};

/** An appointment with a version 2, in which it is cancelled, and its client has not said a word of it. */
const cancelled = (visit: Visit): Partial<Data> => {
  const { id } = toShown(visit, 1);
  const event = eventOf(visit.name);
  const more = {
    ...{ ...event, version: 2, eventId: `${id} 2` },
    type: 'ai.gomomo.booking.appointment.cancelled.v1',
    appointment: event.appointment && { ...event.appointment, version: 2, status: 'cancelled' },
  };
  return {
    ...change('appointments', (row) => row.id === id, { version: 2, status: 'cancelled' }),
    ...change('claims', (row) => row.appointment === id, { state: 'cancelled' }),
    outbox: [...soundData.outbox, more],
    records: [...soundData.records, ...toRecords(more, 2_000)],
  };
};

const ofHolds: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  [
    'a hold is released by nobody',
    /was released by nobody/,
    besides(heldBy(51, 600_000, 'released', 20_000)),
  ],
  [
    'a hold is released, and those who asked for it were refused',
    /was released by nobody/,
    besides(
      heldBy(51, 600_000, 'released', 20_000),
      entries(ends(54, 'release', 51, 670_000, over)),
    ),
  ],
  [
    'a hold is told to be released, and runs out by itself',
    /was told to be released within its minute, and ran out/,
    besides(heldBy(51, 600_000), entries(ends(54, 'release', 51, 610_000, { status: 204 }))),
  ],
  [
    'a hold is told to be released, and is booked',
    /was told to be released, and is cancelled/,
    besides(entries({ ...ends(54, 'release', 51, 21, {}), asked: { about: idOf('h1') } })),
  ],
  [
    'a hold is told to be over at once to who confirms it',
    /was told to be over to call 54, within its minute/,
    besides(heldBy(51, 600_000), entries(ends(54, 'confirm', 51, 601_000, over))),
  ],
  [
    'a hold is told to be over at once to who releases it',
    /was told to be over to call 54, within its minute/,
    besides(heldBy(51, 600_000), entries(ends(54, 'release', 51, 601_000, over))),
  ],
];

const ofPlaces: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  [
    'a place that a client holds is given away in a chat',
    /was given to call 12 while it was call 51’s/,
    besides(holdOf(byChat, 100)),
  ],
  [
    'a place that a client holds is given away on the phone',
    /was given to call 22 while it was call 51’s/,
    besides(holdOf(byPhone, 200)),
  ],
  [
    'a place that is booked by the API is given to who holds it',
    /was given to call 51 while it was call 4’s/,
    besides(holdOf(byApi, 300)),
  ],
  [
    'a place that a client has moved from and to is given away meanwhile',
    /was given to call 51 while it was call 31’s/,
    besides(
      holdOf(byApi, 330),
      entries(
        asked(31, 'reschedule', { about: toShown(byApi).reference }, toShown(byApi, 1)),
        asked(35, 'cancel', { about: toShown(byApi).reference }, toShown(byApi, 2)),
      ),
    ),
  ],
];

const ofTalks: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  [
    'a chat’s is cancelled by nobody',
    /cancelled\S* 2 of .*: nobody asked for it/,
    cancelled(byChat),
  ],
  [
    'a call’s is cancelled without being asked whether',
    /cancelled\S* 2 of .*: nobody asked for it/,
    plant.withTold(23, { text: 'Anything else?' }),
  ],
  [
    'a call’s is cancelled by what is no yes',
    /cancelled\S* 2 of .*: nobody asked for it/,
    plant.withAsked(24, { said: 'yes but later' }),
  ],
];

const began = { at: 0, note: `began: ${bookedMs}` };
const taken = { kind: 'refused', status: 409, code: 'slot-taken' } as const;
const wants = (id: number, at: number, start = place.start): Entry => ({
  ...asked(id, 'hold', { ...place, start }, {}),
  ...{ at, answer: { ...taken, at: at + 5 } },
});
/** One that stood half a minute longer than its minute, and two who came meanwhile. */
const blocking = besides(
  heldBy(51, 600_000, 'expired', 90_000),
  entries(wants(55, 670_000), wants(56, 680_000)),
);

const ofRefusals: readonly (readonly [string, string, RegExp, Partial<Data>])[] = [
  [
    'a hold that has run out keeps others out',
    'I7',
    /had run out and kept out calls 55, 56$/,
    blocking,
  ],
  [
    'a place is refused in which nothing has ever been',
    'I2',
    /hold call 55 was told that .* is taken/,
    besides(entries(wants(55, 700_000))),
  ],
  [
    'a place is refused long after all that was there',
    'I2',
    /hold call 55 was told that .* is taken/,
    { ...besides(heldBy(51, 600_000), entries(wants(55, 800_000))), notes: [began] },
  ],
  [
    'a place is refused long before all that was there',
    'I2',
    /hold call 55 was told that .* is taken/,
    { ...besides(heldBy(51, 600_000), entries(wants(55, 400_000))), notes: [began] },
  ],
];

export const plantedInHolds: readonly Planted[] = [
  ...ofRefusals,
  ...ofHolds.map(([what, line, data]): Planted => [what, 'I7', line, data]),
  ...ofPlaces.map(([what, line, data]): Planted => [what, 'I1', line, data]),
  ...ofTalks.map(([what, line, data]): Planted => [what, 'I2', line, data]),
];

/** What looks wrong and is not. */
export const legalInHolds: readonly (readonly [string, Partial<Data>])[] = [
  [
    'a hold that a release ended whose answer was lost, and which was over for the next',
    besides(
      heldBy(51, 600_000, 'released', 1_003),
      entries(
        { ...ends(54, 'release', 51, 601_000, {}), answer: { kind: 'unknown', at: 601_005 } },
        ends(55, 'release', 51, 602_000, over),
      ),
    ),
  ],
  [
    'a hold that was released when it had run out already',
    besides(heldBy(51, 600_000), entries(ends(54, 'release', 51, 664_990, { status: 204 }))),
  ],
  [
    'a hold that is over at once while a clock of booking-core is wrong',
    {
      ...besides(heldBy(51, 600_000), entries(ends(54, 'confirm', 51, 601_000, over))),
      notes: [{ at: 600_500, note: 'fault: clock of booking-core +240 s for 5.0 s' }],
    },
  ],
  [
    'a place that is held again when it was given back',
    besides(
      heldBy(51, 600_000, 'released', 1_003),
      heldBy(52, 601_010),
      entries(ends(54, 'release', 51, 601_000, { status: 204 })),
    ),
  ],
  [
    'a place that is refused once in the moment in which its hold is being ended',
    besides(heldBy(51, 600_000, 'expired', 90_000), entries(wants(55, 670_000))),
  ],
  [
    'places that are refused until a hold runs out and right after, or while a clock of booking-core is wrong',
    {
      ...besides(
        heldBy(51, 600_000, 'expired', 66_000),
        ...[entries(wants(55, 620_000), wants(56, 659_000), wants(57, 662_000))],
      ),
      notes: [began],
    },
  ],
  [
    'a hold that runs out late by a clock of booking-core that is wrong',
    {
      ...blocking,
      notes: [began, { at: 665_000, note: 'fault: clock of booking-core -30 s for 5.0 s' }],
    },
  ],
];
