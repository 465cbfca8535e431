import type { Entry } from '../history/history.ts';
import type { Data } from '../look/data.ts';
import * as plant from './planted.ts';
import type { Planted } from './planted.ts';
import { byPhone, soundData } from './sound-data.ts';
import { booked, caller, proposal, says, speaks } from './sound-history.ts';
import { firstMs, idOf } from './sound-visits.ts';

const { add, change, entryOf, eventOf, withAsked, withTold, without } = plant;

const messages: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  ['a conversation is gone', /is gone/, { conversations: [] }],
  [
    'a message is there twice',
    /is there 2 times/,
    change(
      'conversations',
      () => true,
      (talk) => ({
        messages: [...talk.messages, ...talk.messages],
      }),
    ),
  ],
  [
    'a message is not there',
    /is there 0 times/,
    change(
      'conversations',
      () => true,
      (talk) => ({ messages: talk.messages.slice(1) }),
    ),
  ],
  [
    'a message has other words',
    /is there as "no"/,
    change(
      'conversations',
      () => true,
      (talk) => ({
        messages: talk.messages.map((each) => (each.id === 'm12' ? { ...each, text: 'no' } : each)),
      }),
    ),
  ],
];

const firstEvent = (name: string, more: object): Partial<Data> => {
  const event = eventOf(name);
  return change(
    'outbox',
    (row) => row === event,
    ({ appointment }) => ({
      appointment: appointment && { ...appointment, ...more },
    }),
  );
};

const assent: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  [
    'booked in a chat by what is no yes',
    /"yes but later" is no yes/,
    withAsked(12, { message: 'yes but later' }),
  ],
  [
    'booked by a button that is no yes',
    /"Change" is no yes/,
    withAsked(12, { message: undefined, choice: 'change@p1' }),
  ],
  [
    'booked by a button that was never shown',
    /"" is no yes/,
    withAsked(12, { message: undefined, choice: 'accept@p9' }),
  ],
  [
    'booked in a chat before it was proposed',
    /answered no proposal/,
    withTold(11, { replies: [{ text: 'Which day?' }] }),
  ],
  [
    'booked in a chat at another time than was proposed',
    /another start than/,
    firstEvent('a2', { start: new Date(firstMs).toISOString() }),
  ],
  [
    'booked in a chat with another of the staff',
    /another resource than/,
    firstEvent('a2', { resource: { id: idOf('Eve'), name: 'Eve' } }),
  ],
  [
    'booked in a chat as another service',
    /another service than/,
    firstEvent('a2', { service: { id: idOf('nvis'), name: 'Visit' } }),
  ],
  [
    'booked in a chat for somebody else',
    /another client than/,
    change('appointments', ({ id }) => id === idOf('a2'), { phone: '+9' }),
  ],
  [
    'booked in a chat under another name',
    /another client than/,
    change('appointments', ({ id }) => id === idOf('a2'), { name: 'Jo Park' }),
  ],
  [
    'proposed and booked in a chat under another name than the client said',
    /the client said "Jo Park \+2"/,
    withAsked(11, { message: 'Jo Park +2' }),
  ],
  [
    'booked and never told, of a chat that never said yes',
    /the client never said yes/,
    without('entries', ({ id }) => id === 12),
  ],
  ['booked by nobody', /nobody asked for it/, without('entries', ({ op }) => op === 'say')],
  [
    'booked and never told of',
    /no event tells that it was booked/,
    without('outbox', ({ aggregate }) => aggregate === idOf('a2')),
  ],
  [
    'booked on the phone by what is no yes',
    /"sure, but" is no yes/,
    withAsked(22, { said: 'sure, but' }),
  ],
  [
    'booked on the phone by a key that means something else',
    /"2" is no yes/,
    withAsked(22, { said: '2' }),
  ],
  [
    'booked on the phone at another time than was proposed',
    /booked is .* proposed was/,
    withTold(21, { text: proposal.replace('6 AM', '6:30 AM') }),
  ],
  [
    'booked on the phone as another service than was proposed',
    /booked is .* proposed was/,
    withTold(21, { text: proposal.replace('Haircut', 'Visit') }),
  ],
  [
    'booked on the phone with another than was proposed',
    /booked is .* proposed was/,
    withTold(21, { text: proposal.replace('Ben', 'Eve') }),
  ],
  [
    'booked on the phone under another name than was proposed',
    /proposed was it for another/,
    withTold(21, { text: proposal.replace('Ruth', 'Jo') }),
  ],
  [
    'proposed and booked on the phone under another name than the caller said',
    /the caller said "Jo Park"/,
    change(
      'entries',
      ({ op }) => op === 'speak',
      ({ asked }) => ({
        asked: {
          ...asked,
          called: 'Jo Park',
          said: asked['said'] === caller ? 'Jo Park' : asked['said'],
        },
      }),
    ),
  ],
  [
    'booked on the phone without a proposal',
    /never proposed/,
    withTold(21, { text: 'What name?' }),
  ],
];

const link = (op: string, kind: 'ok' | 'refused'): Entry => ({
  ...{ id: 91, client: 'c', tenant: 'north', op, at: 1, asked: { link: 'l' } },
  answer: { kind, at: 2, status: kind === 'ok' ? 303 : 410 },
});

export const plantedInTalks: readonly Planted[] = [
  ...messages.map(([what, line, data]): Planted => [what, 'I11', line, data]),
  ...assent.map(([what, line, data]): Planted => [what, 'I12', line, data]),
  [
    'a link that a look used up',
    'I13',
    /used up by nobody/,
    add('entries', link('link-follow', 'refused')),
  ],
  [
    'a link that opens twice',
    'I13',
    /opened 2 times/,
    add('entries', link('link-follow', 'ok'), link('link-again', 'ok')),
  ],
  [
    'a link that opens for two who follow it at once',
    'I13',
    /opened 2 times/,
    add('entries', link('link-follow', 'ok'), link('link-follow', 'ok')),
  ],
];

const answerOf = (id: number) => entryOf(id).answer ?? { kind: 'unknown' as const, at: 0 };
const phone = byPhone.phone;
const lost = 'I am sorry, something went wrong just now. Please say that once more.';
const calls = (...turns: readonly Entry[]): Partial<Data> => ({
  entries: [
    ...soundData.entries.filter(({ op }) => op !== 'speak'),
    ...turns,
    speaks(28, phone, '2', 'Shall I cancel your Haircut?'),
    speaks(29, phone, 'yes', 'Your Haircut on Tuesday, December 1 at 6 AM is cancelled.'),
  ],
});

/** What looks wrong and is not. */
export const legalInTalks: readonly (readonly [string, Partial<Data>])[] = [
  [
    'a yes on the phone that was lost on the way and is taken when the caller speaks again',
    calls(
      speaks(21, phone, caller, proposal),
      speaks(22, phone, 'yes', lost),
      speaks(23, phone, 'on thursday', booked),
    ),
  ],
  [
    'a yes on the phone by its key',
    calls(speaks(21, phone, caller, proposal), speaks(22, phone, '1', booked)),
  ],
  [
    'a yes on the phone whose answer was never heard',
    calls(speaks(21, phone, caller, proposal), {
      ...speaks(22, phone, 'yes', ''),
      answer: { kind: 'unknown', at: 225 },
    }),
  ],
  ['a yes by the button', withAsked(12, { message: undefined, choice: 'accept@p1' })],
  [
    'a yes in a chat whose answer was lost, and heard when it was sent again',
    {
      entries: soundData.entries.flatMap((entry) =>
        entry.id === 12
          ? [
              { ...entry, answer: { kind: 'unknown', at: 125 } },
              { ...entry, id: 13, at: 130, answer: { ...answerOf(12), at: 135 } },
            ]
          : [entry],
      ),
    },
  ],
  [
    'a yes in a chat whose answer was never heard',
    change('entries', ({ id }) => id === 12, { answer: { kind: 'unknown', at: 125 } }),
  ],
  [
    'a yes by the button that was offered once more when nobody knew whether it went through',
    {
      entries: [
        ...soundData.entries.filter(({ id }) => id !== 12),
        says(
          12,
          { message: 'yes' },
          {
            text: 'I have no answer from the appointment book yet.',
            choices: [{ id: 'accept@p1', label: 'Book it' }],
          },
        ),
        {
          ...entryOf(12),
          id: 14,
          key: 'm14',
          at: 140,
          asked: { choice: 'accept@p1', sessionId: 's1' },
        },
      ],
      conversations: soundData.conversations.map((talk) => ({
        ...talk,
        messages: [...talk.messages, { role: 'user', id: 'm14', text: 'Book it' }],
      })),
    },
  ],
  [
    'a button that only turns a card leaves no message',
    add('entries', says(15, { choice: 'week@2' }, { text: 'These times are free:' })),
  ],
];
