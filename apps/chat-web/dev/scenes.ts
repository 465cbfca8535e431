import type { ClientMessage, Message } from '../src/contract.ts';
import { appointment, at, choices, dateOf, month, opening, says, summary, times } from './bloom.ts';

let written = 0;
const writes = (text: string): ClientMessage => {
  written += 1;
  return { seq: written, id: `mine-${written}`, role: 'user', text, at: new Date().toISOString() };
};

const move = choices('Move', 'Cancel');

/** What the pictures of the design show, and the moments between them. */
export const scenes: Record<string, () => Message[]> = {
  start: opening,
  times: () => [
    writes('Deep tissue massage tomorrow afternoon, please'),
    says('Tomorrow is Tuesday. These times are free:', { card: times() }),
  ],
  month: () => [
    writes('Deep tissue massage'),
    says('On Tuesday these times are free:', { card: month() }),
  ],
  contact: () => [
    writes('2:00 PM'),
    says(
      'Good, I am holding 2:00 PM on Tuesday for you with Ana. Who is it for, and which phone number can we reach you on?',
      { card: { kind: 'contact', fields: ['name', 'phone'] } },
    ),
  ],
  summary: () => [
    writes('2:00 with Ana'),
    says(
      'Good choice. I’m holding it for you. Who is it for, and which phone number can we reach you on?',
    ),
    writes('Dana Reed, 212 555 0143'),
    says('Shall I book it?', { card: summary(252), choices: choices('Book it', 'Change') }),
  ],
  expired: () => [
    writes('Dana Reed, 212 555 0143'),
    says('Shall I book it?', { card: summary(-1), choices: choices('Book it', 'Change') }),
  ],
  booked: () => [
    writes('Book it'),
    says('You’re booked.', {
      card: { kind: 'appointment', appointment: appointment() },
      appointment: appointment(),
      choices: move,
    }),
    says('See you tomorrow, Dana.'),
  ],
  lost: () => [
    writes('Book it'),
    says(
      'Your hold on Tuesday 2:00 PM ran out and somebody else has taken it. Nothing has been booked. The nearest free times with Ana:',
      {
        card: {
          kind: 'times',
          days: [],
          staff: [],
          groups: [
            {
              part: 'afternoon',
              times: [
                ['13:30', '1:30 PM'],
                ['15:15', '3:15 PM'],
                ['16:30', '4:30 PM'],
              ].map(([time = '', label = '']) => ({ choice: time, start: at(1, time), label })),
            },
          ],
        },
        choices: choices('2:00 PM with Marcus', 'Another day'),
      },
    ),
  ],
  cancelled: () => [
    writes('Cancel'),
    says('Cancel your deep tissue massage on Tuesday at 2:00 PM with Ana?', {
      choices: choices('Yes, cancel it', 'Keep it'),
    }),
    writes('Yes, cancel it'),
    says('Cancelled.', {
      card: { kind: 'appointment', appointment: appointment('cancelled') },
      choices: choices('Book another time'),
    }),
  ],
  words: () => [
    says(
      'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft and https://example.com/a-very-long-address-without-any-break-at-all-in-it',
      {
        card: {
          kind: 'services',
          items: [
            {
              choice: 'service:long',
              name: 'Tiefengewebemassagebehandlungsnachbesprechungstermin',
              minutes: 60,
              priceMinor: 123_456_700,
              staff: ['Maximiliane-Theodora-Wilhelmina', 'Ana'],
            },
          ],
        },
        choices: choices('Lungenvolumenvergrößerungsatemtherapiesitzung mit Nachbesprechung'),
      },
    ),
  ],
  question: () => [
    writes('Can you help me?'),
    says('Would you like to move it, cancel it or look it up?', {
      choices: choices('Move', 'Cancel', 'Look it up'),
    }),
  ],
  long: () => [
    ...opening(),
    writes('What is a facial, and do you have parking?'),
    says('A facial takes 45 minutes and costs $80. I don’t know about parking.'),
    writes(`Deep tissue massage on ${dateOf(1)}`),
    says('These times are free:', { card: times() }),
    writes('2:00 PM'),
    says('Who is it for, and which phone number can we reach you on?'),
    writes('Dana Reed, 212 555 0143'),
    says('Shall I book it?', { card: summary(200), choices: choices('Book it', 'Change') }),
  ],
};
