import type { Data } from '../look/data.ts';
import * as plant from './planted.ts';
import type { Planted } from './planted.ts';
import { byChat } from './sound-data.ts';
import { asked, booked } from './sound-history.ts';
import { idOf, toShown } from './sound-visits.ts';

const { add, change, eventOf, rowOf, withAsked, withTold, without } = plant;

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
