import type { Data } from '../look/data.ts';
import * as plant from './planted.ts';
import type { Planted } from './planted.ts';
import { byApi, byChat, byHold, place } from './sound-data.ts';
import { asked, booked } from './sound-history.ts';
import { bookedMs, halfHourMs, idOf, toShown } from './sound-visits.ts';

const { add, change, entryOf, eventOf, rowOf, withAsked, withTold, without } = plant;

/** As if it had never been, but for what its client was told. */
const gone = (name: string): Partial<Data> => ({
  ...without('appointments', ({ id }) => id === idOf(name)),
  ...without('claims', ({ appointment }) => appointment === idOf(name)),
  ...without('outbox', ({ aggregate }) => aggregate === idOf(name)),
  ...without('records', ({ key }) => key === idOf(name)),
  ...without('events', ({ appointment }) => appointment === idOf(name)),
  ...without('statuses', ({ appointment }) => appointment === idOf(name)),
});

const shownReply = (more: object, text = 'You’re booked: Haircut with Ana.'): Partial<Data> => {
  const appointment = { ...toShown(byChat, 1), ...more };
  return withTold(12, {
    replies: [{ text, card: { kind: 'appointment', appointment }, appointment }],
  });
};

const told: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  ['a booking is lost', /told as .* and is not there/, gone('a1')],
  [
    'a refused one is there',
    /was refused and is there/,
    change('entries', ({ id }) => id === 4, { answer: { kind: 'refused', at: 45, status: 409 } }),
  ],
  [
    'one that nobody asked for',
    /was asked for by nobody/,
    add('appointments', { ...rowOf('a1'), id: 'x', notes: 'mark 9' }),
  ],
  [
    'one is told otherwise than it was asked for',
    /told otherwise than it was asked for/,
    withAsked(4, { start: '2026-12-01T12:00:00Z' }),
  ],
  [
    'one is told with another time than it has',
    /with another start/,
    withTold(4, { start: '2026-12-01T12:00:00Z' }),
  ],
  [
    'a change is told and did not happen',
    /cancel: .* has no event/,
    add('entries', asked(31, 'cancel', { about: '7QK4-MD2X' }, { ...toShown(byChat), version: 2 })),
  ],
  [
    'a cancel is answered with the appointment as it was',
    /cancel of .* was told as version 1, .*\.confirmed\./,
    add('entries', asked(31, 'cancel', { about: '7QK4-MD2X' }, toShown(byApi, 1))),
  ],
  [
    'a reopening is answered with the appointment as it was',
    /reopen of .* was told as version 1, .*\.confirmed\./,
    add('entries', asked(31, 'reopen', { about: '7QK4-MD2X' }, toShown(byApi, 1))),
  ],
  [
    'a cancel is answered with what had been done before',
    /cancel of .* was told as version 2, which was known before/,
    add('entries', asked(31, 'cancel', { about: '6QK4-MD2X' }, toShown(byHold, 2))),
  ],
  [
    'a move to where it was is answered, and it had been cancelled since',
    /reschedule of .* was told as version 1, which was known before/,
    add('entries', asked(31, 'reschedule', { about: '6QK4-MD2X' }, toShown(byHold, 1))),
  ],
  [
    'a cancel is answered with another appointment',
    /cancel of .* otherwise than it was asked for: reference$/m,
    add('entries', asked(31, 'cancel', { about: '7QK4-MD2X' }, toShown(byHold, 2))),
  ],
  [
    'a hold is lost',
    /hold .* was told and has no claim/,
    add('entries', asked(31, 'hold', place, { ...entryOf(1).answer?.told, holdId: idOf('hx') })),
  ],
  [
    'a hold is told and no event tells of it',
    /hold .* was told and has no event/,
    without('outbox', ({ aggregate }) => aggregate === idOf('h1')),
  ],
  [
    'a hold is told with another time than its claim has',
    /its claim has another start, end/,
    change(
      'claims',
      ({ id }) => id === idOf('h1'),
      ({ start, end }) => ({
        ...{ start: start + halfHourMs, end: end + halfHourMs },
      }),
    ),
  ],
  [
    'a hold is told of another of the staff than was asked for',
    /hold .* was told otherwise than it was asked for/,
    withAsked(1, { resourceId: idOf('Eve') }),
  ],
  [
    'a hold is told to last longer than it was given for',
    /was told to last until/,
    withTold(1, { expiresAt: new Date(bookedMs + halfHourMs).toISOString() }),
  ],
  [
    'a confirm books something else than was held',
    /confirm of .* otherwise than it was asked for: start, end, resource/,
    withTold(1, {
      ...{ start: '2026-12-05T10:00:00Z', end: '2026-12-05T10:30:00Z', resourceId: idOf('Eve') },
    }),
  ],
  [
    'a confirm books by another hold than was named',
    /mark 4 is there with another hold, claim/,
    withAsked(2, { holdId: idOf('h2') }),
  ],
  [
    'a confirm leaves the claim of the hold and takes another',
    /mark 4 is there with another claim/,
    change('appointments', ({ id }) => id === idOf('a4'), { claim: idOf('x') }),
  ],
  [
    'another service is booked than was asked for',
    /book of .* otherwise than it was asked for: service$/m,
    withAsked(4, { serviceId: idOf('nvis') }),
  ],
  [
    'another service is booked than was held',
    /confirm of .* otherwise than it was asked for: service$/m,
    withAsked(1, { serviceId: idOf('nvis') }),
  ],
  [
    'one is booked for somebody else than was asked for',
    /mark 1 is there with another name, phone/,
    change('appointments', ({ id }) => id === idOf('a1'), { name: 'Al Roe', phone: '+9' }),
  ],
  [
    'one is told to be for somebody else than was asked for',
    /book of .* otherwise than it was asked for: name, phone/,
    withTold(4, { client: { name: 'Al Roe', phone: '+9' } }),
  ],
  [
    'a change that nobody asked for',
    /nobody asked for it/,
    without('entries', ({ op }) => op === 'cancel'),
  ],
  ['a chat is told that it is booked, and nothing is', /in a chat: .* has no event/, gone('a2')],
  [
    'a chat is told so, and the diary has only the event',
    /in a chat: .* the row has version none/,
    without('appointments', ({ id }) => id === idOf('a2')),
  ],
  [
    'a chat is told another time than there is',
    /in a chat: .* another start/,
    shownReply({ start: '2026-12-01T12:00:00Z' }),
  ],
  [
    'a chat is told another of the staff',
    /in a chat: .* another resource/,
    shownReply({ resource: { id: idOf('Eve') } }),
  ],
  [
    'a chat is told that it is cancelled, and it stands',
    /in a chat: .* version 2 .* has no event/,
    shownReply({ status: 'cancelled', version: 2 }, 'Your Haircut is cancelled.'),
  ],
  [
    'a chat is told that something is booked, and not what',
    /in a chat of north of nothing/,
    withTold(12, { replies: [{ text: 'You’re booked: Haircut with Ana.' }] }),
  ],
  [
    'a caller is told that it is booked, and nothing is',
    /You are booked.*there is none/,
    gone('a3'),
  ],
  [
    'a caller is told so, and it is somebody else’s',
    /there is none/,
    change('appointments', ({ id }) => id === idOf('a3'), { phone: '+7' }),
  ],
  [
    'a caller is told another time than there is',
    /there is none/,
    withTold(22, { text: booked.replace('6 AM', '7 AM') }),
  ],
  [
    'a caller is told no reference',
    /there is none/,
    withTold(22, { text: booked.replace('9 Q K 4, M D 2 X', 'known') }),
  ],
  [
    'a caller is told that it is cancelled, and it stands',
    /is cancelled.*and none is/,
    without('outbox', (row) => row === eventOf('a3', 2)),
  ],
];

/** What was told and is not so. */
export const plantedInTold: readonly Planted[] = told.map(([what, line, data]): Planted => [
  ...([what, 'I2', line, data] as const),
]);
