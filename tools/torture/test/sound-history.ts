import type { Answer, Entry } from '../history/history.ts';
import { nameOf, toShown, type Visit } from './sound-visits.ts';

const ok = (told: Answer['told'], at: number, status = 201): Answer => ({
  kind: 'ok',
  ...{ status, told, at },
});

/** What a client of the API asks for, and how it is told that it is done. */
export const asked = (id: number, op: string, of: Entry['asked'], told: object): Entry => ({
  ...{ id, client: 'c1', tenant: 'north', op, key: `k${id}`, at: id * 10, asked: of },
  answer: ok(told as Answer['told'], id * 10 + 5),
});

export const sessionId = 's1';

/** One message of a chat, and what is answered. */
export const says = (id: number, said: object, reply: object, key = `m${id}`): Entry => ({
  ...{ id, client: 'c2', tenant: 'north', op: 'say', key, at: id * 10 },
  asked: { ...said, sessionId },
  answer: ok({ sessionId, replies: [reply] }, id * 10 + 5, 200),
});

/** Who calls is called so. */
export const caller = 'Ruth Norton';

/** One turn of a call. */
export const speaks = (id: number, from: string, said: string, text: string): Entry => ({
  ...{
    id,
    client: 'c3',
    tenant: 'south',
    op: 'speak',
    at: id * 10,
    asked: { said, from, called: caller },
  },
  answer: { kind: 'ok', at: id * 10 + 5, told: { text, wants: 'answer' } },
});

const summary = (visit: Visit): object => {
  const { start, end, service, resource } = toShown(visit, 1);
  return {
    text: 'Is this right?',
    card: {
      kind: 'summary',
      start,
      end,
      service,
      resource,
      client: { name: nameOf(visit), phone: visit.phone },
    },
    choices: [
      { id: 'accept@p1', label: 'Book it' },
      { id: 'change@p1', label: 'Change' },
    ],
  };
};

const shown = (text: string, visit: Visit, version: number): object => ({
  text,
  card: { kind: 'appointment', appointment: toShown(visit, version) },
  ...(version === 1 && { appointment: toShown(visit, version) }),
});

/** A chat in which one is booked. */
export const chatOf = (visit: Visit): Entry[] => [
  says(11, { message: `${nameOf(visit)} ${visit.phone}` }, summary(visit)),
  says(12, { message: 'yes' }, shown('You’re booked: Haircut with Ana.', visit, 1)),
];

export const proposal =
  'Haircut with Ben on Tuesday, December 1 at 6 AM, for Ruth Norton, phone 3. Shall I book it? Or press 1 for Book it, 2 for Change.';
export const booked =
  'You are booked: Haircut with Ben on Tuesday, December 1 at 6 AM. Your reference is 9 Q K 4, M D 2 X. Is there anything else?';

/** A call in which one is booked, and taken back. */
export const callOf = ({ phone }: Visit): Entry[] => [
  speaks(21, phone, caller, proposal),
  speaks(22, phone, 'yes', booked),
  speaks(23, phone, '2', 'Shall I cancel your Haircut?'),
  speaks(24, phone, 'yes', 'Your Haircut on Tuesday, December 1 at 6 AM is cancelled.'),
];
