import type { Entry } from '../history/history.ts';
import type { Data } from '../look/data.ts';
import * as plant from './planted.ts';
import type { Planted } from './planted.ts';
import { byApi, place as sound, soundData } from './sound-data.ts';
import { besides, heldBy, place } from './sound-holds.ts';
import { asked } from './sound-history.ts';
import { bookedMs, firstMs, halfHourMs, idOf, toShown } from './sound-visits.ts';

const { add, change, claimOf, entryOf, eventOf, rowOf, without } = plant;

const isOf = (name: string) => (row: { readonly id: string }) => row.id === idOf(name);
const guards = (name: string) => (row: Data['claims'][number]) => row.appointment === idOf(name);

/** One who holds a place for two seconds, and one who is given it meanwhile. */
const heldTwice = besides(heldBy(51, 600_000), heldBy(52, 602_000));
const { end: _end, ...wanted } = place;

const release = (id: number, of: number, at: number): Entry => ({
  ...asked(id, 'release', { about: idOf(`h${of}`) }, {}),
  ...{ at, answer: { kind: 'ok', at: at + 5, status: 204 } },
});

export const plantedInDiary: readonly Planted[] = [
  [
    'two live claims overlap',
    'I1',
    /^claim .* and claim .* overlap/,
    add('claims', { ...claimOf('a1'), id: idOf('x') }),
  ],
  [
    'two live claims overlap by their buffers alone',
    'I1',
    /^claim .* and claim .* overlap/,
    change('claims', guards('a1'), ({ to }) => ({ to: to + 60_000 })),
  ],
  [
    'two appointments are of the same time, whatever guards them',
    'I1',
    /^appointment .* and appointment .* overlap/,
    change('appointments', isOf('a4'), { status: 'confirmed' }),
  ],
  ['an appointment has no claim', 'I1', /guarded by no claim/, without('claims', guards('a1'))],
  [
    'no appointment has one',
    'I1',
    /guarded by no claim/,
    change('claims', () => true, { state: 'moved' }),
  ],
  [
    'an appointment has two',
    'I1',
    /guarded by 2 claims/,
    add('claims', { ...claimOf('a1'), id: idOf('x'), from: 0, to: 1 }),
  ],
  [
    'its claim is of another time',
    'I1',
    /guards .* at another start, end/,
    change('claims', guards('a1'), {
      ...{ start: firstMs - halfHourMs, end: firstMs - 1, from: firstMs - halfHourMs },
    }),
  ],
  [
    'its claim is of another of the staff',
    'I1',
    /at another resource/,
    change('claims', guards('a1'), { resource: idOf('Eve') }),
  ],
  [
    'its claim leaves a part of it open',
    'I1',
    /at another buffers/,
    change('claims', guards('a1'), ({ from }) => ({ from: from + 60_000 })),
  ],
  [
    'what is cancelled is still guarded',
    'I1',
    /guards .* which is cancelled/,
    change('claims', guards('a3'), { state: 'booked' }),
  ],
  [
    'a claim guards nothing',
    'I1',
    /which is nothing/,
    add('claims', { ...claimOf('a1'), id: idOf('x'), appointment: idOf('x'), from: 0, to: 1 }),
  ],
  ['a held place is given away', 'I1', /was given to call 52 while/, heldTwice],
  [
    'a held place is given to one who moves',
    'I1',
    /was given to call 53/,
    besides(heldBy(51, 600_000), {
      entries: [
        {
          ...asked(53, 'reschedule', wanted, {}),
          ...{ at: 602_000, answer: { kind: 'ok', at: 602_005, told: {} } },
        },
      ],
    }),
  ],
  [
    'a held place is given away long after a clock was right again',
    'I1',
    /was given to call 52 while/,
    {
      ...heldTwice,
      notes: [{ at: 500_000, note: 'fault: clock of booking-core +240 s for 5.0 s' }],
    },
  ],
  [
    'a held place is given away while the clock of another service is wrong',
    'I1',
    /was given to call 52 while/,
    {
      ...heldTwice,
      notes: [{ at: 600_001, note: 'fault: clock of agent-chat +240 s for 5.0 s' }],
    },
  ],
  ['one key makes two', 'I3', /is there 2 times/, add('appointments', { ...rowOf('a1'), id: 'x' })],
  [
    'one key is answered in two ways',
    'I3',
    /answered in 2 ways/,
    add('entries', {
      ...{ ...entryOf(4), at: 60 },
      answer: { kind: 'ok', at: 65, status: 201, told: { id: 'x' } },
    }),
  ],
  [
    'one key is answered by another status',
    'I3',
    /answered in 2 ways/,
    add('entries', {
      ...{ ...entryOf(4), at: 60 },
      answer: { kind: 'ok', ...entryOf(4).answer, at: 65, status: 200 },
    }),
  ],
  [
    'one key is refused after it was done',
    'I3',
    /answered in 2 ways/,
    add('entries', {
      ...{ ...entryOf(4), at: 60 },
      answer: { kind: 'refused', at: 65, status: 409, code: 'slot-taken' },
    }),
  ],
  [
    'one key is told to come later after it was done',
    'I3',
    /was refused after it was done/,
    add('entries', {
      ...{ ...entryOf(4), at: 60 },
      answer: { kind: 'refused', at: 65, status: 429, code: 'rate-limited' },
    }),
  ],
  [
    'a version is missing',
    'I4',
    /has versions 2$/,
    without('outbox', (row) => row === eventOf('a3', 1)),
  ],
  [
    'the last event tells another time than the diary has',
    'I4',
    /the last event of .* tells another start$/,
    change('appointments', isOf('a1'), { start: firstMs + 1 }),
  ],
  [
    'a change has no event',
    'I4',
    /tells another version,status/,
    change('appointments', isOf('a1'), { version: 2, status: 'completed' }),
  ],
  [
    'an appointment has no event at all',
    'I4',
    /tells another nothing/,
    without('outbox', ({ aggregate }) => aggregate === idOf('a1')),
  ],
  ['a hold is left', 'I7', /is held, until/, change('claims', isOf('h2'), { state: 'held' })],
  [
    'a hold is given for three minutes',
    'I7',
    /was given at .* until/,
    change(
      'outbox',
      ({ expiresAt }) => expiresAt !== null,
      ({ at }) => ({
        expiresAt: new Date(at + 180_000).toISOString(),
      }),
    ),
  ],
  [
    'a hold is confirmed after its minute',
    'I7',
    /which was over/,
    change('appointments', isOf('a4'), { createdAt: bookedMs + 59_000 }),
  ],
  [
    'an appointment is made of a hold that nobody gave',
    'I7',
    /which nobody gave/,
    change('appointments', isOf('a4'), { sourceHold: idOf('x') }),
  ],
  [
    'a hold is ended before its minute is over',
    'I7',
    /before its minute was over/,
    change('claims', isOf('h2'), { endedAt: bookedMs }),
  ],
  [
    'a hold is ended long after its minute',
    'I7',
    /outlived its minute/,
    change('claims', isOf('h2'), { endedAt: bookedMs + 600_000 }),
  ],
];

/** What looks wrong and is not. */
export const legalInDiary: readonly (readonly [string, Partial<Data>])[] = [
  [
    'a held place that is given away while a clock of booking-core is wrong',
    {
      ...heldTwice,
      notes: [{ at: 600_001, note: 'fault: clock of booking-core-2 +240 s for 5.0 s' }],
    },
  ],
  [
    'a held place that was released before',
    besides(heldBy(51, 600_000, 'released', 1_003), heldBy(52, 602_000), {
      entries: [release(54, 51, 601_000)],
    }),
  ],
  [
    'a move to where it is already, which changes nothing',
    add('entries', asked(31, 'reschedule', { about: '7QK4-MD2X', ...sound }, toShown(byApi, 1))),
  ],
  [
    'a wish that had to wait before it was done',
    {
      entries: [
        {
          ...{ ...entryOf(4), id: 60, at: 35 },
          answer: { kind: 'refused', at: 36, status: 429, code: 'rate-limited' },
        },
        ...soundData.entries,
      ],
    },
  ],
  [
    'a wish that was done, whose answer was lost, and that was told to come later',
    {
      entries: [
        ...soundData.entries.filter(({ id }) => id !== 4),
        { ...entryOf(4), answer: { kind: 'unknown', at: 45 } },
        {
          ...{ ...entryOf(4), id: 60, at: 46 },
          answer: { kind: 'refused', at: 47, status: 429, code: 'rate-limited' },
        },
      ],
    },
  ],
  [
    'a hold that is released twice',
    add(
      'entries',
      { ...asked(54, 'release', { about: 'x' }, {}), answer: { kind: 'ok', at: 1, status: 204 } },
      {
        ...asked(54, 'release', { about: 'x' }, {}),
        answer: { kind: 'refused', at: 2, status: 410, code: 'hold-expired' },
      },
    ),
  ],
];
