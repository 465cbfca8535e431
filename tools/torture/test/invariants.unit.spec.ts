import { describe, expect, test } from '@jest/globals';
import { invariants } from '../check/invariants.ts';
import { judge } from '../check/verdict.ts';
import type { Entry } from '../history/history.ts';
import type { Data } from '../look/data.ts';
import { entries, soundData } from './sound-data.ts';

/** The names of what is broken in sound data with this change. */
const brokenIn = (change: Partial<Data>): string[] =>
  judge(invariants, { ...soundData, ...change })
    .filter(({ broken }) => broken.length > 0)
    .map(({ name }) => name);

const [booked, said] = entries as [Entry, Entry];
const { appointments, outbox, records, events, workbooks, conversations, claims } = soundData;
const [first] = appointments;

test('sound data break nothing', () => {
  expect(judge(invariants, soundData).flatMap(({ broken }) => broken)).toEqual([]);
});

test('a yes that was lost on the way and is taken when the caller speaks again breaks nothing', () => {
  const lost = [
    'yes',
    'I am sorry, something went wrong just now. Please say that once more.',
  ] as const;
  const change = onThePhone(proposalOf('5 AM'), lost, ['on thursday', 'You are booked.']);
  expect(brokenIn(change)).not.toContain('I12');
});

test('a yes on the phone to what was proposed breaks nothing', () => {
  for (const turn of [
    ['yes', 'You are booked.'],
    ['1', 'You are booked.'],
    ['yes', ''],
  ] as const) {
    expect(brokenIn(onThePhone(proposalOf('5 AM'), turn))).not.toContain('I12');
  }
});

const hold = (key: string, at: number): Entry => ({
  ...booked,
  ...{ id: at, key, op: 'hold', at, asked: { resourceId: 's', start: 't' } },
  answer: { kind: 'ok', at: at + 5, told: { holdId: key } },
});
const call = (said: string, text: string): Entry => ({
  ...{ id: 9, client: 'c', tenant: 'north', op: 'speak', at: 1, asked: { said, from: '+1' } },
  answer: { kind: 'ok', at: 2, told: { text } },
});
const proposalOf = (time: string) =>
  [
    'Jo Park',
    `Haircut with Ana on Tuesday, December 1 at ${time}, for Jo. Shall I book it? Or press 1 for Book it, 2 for Change.`,
  ] as const;
const onThePhone = (...turns: readonly (readonly [string, string])[]): Partial<Data> => ({
  conversations: [],
  entries: [booked, ...turns.map((turn) => call(...turn))],
});
const link = (op: string, kind: 'ok' | 'refused'): Entry => ({
  ...{ id: 9, client: 'c', tenant: 'north', op, at: 1, asked: { link: 'l' } },
  answer: { kind, at: 2, status: kind === 'ok' ? 303 : 410 },
});
const chatSaying = (text: string): Partial<Data> => ({
  conversations: conversations.map((talk) => ({
    ...talk,
    messages: talk.messages.map((each) => (each.role === 'user' ? { ...each, text } : each)),
  })),
});

const faults: readonly (readonly [string, string, Partial<Data>])[] = [
  ['two live claims overlap', 'I1', { claims: claims.map((row) => ({ ...row, state: 'booked' })) }],
  ['a held place is given away', 'I1', { entries: [...entries, hold('h1', 50), hold('h2', 60)] }],
  ['a booking is lost', 'I2', { appointments: appointments.slice(1) }],
  [
    'a refused one is there',
    'I2',
    { entries: [{ ...booked, answer: { kind: 'refused', at: 20, status: 409 } }, said] },
  ],
  [
    'a change is told and did not happen',
    'I2',
    {
      entries: [
        ...entries,
        {
          ...booked,
          op: 'cancel',
          key: 'k2',
          answer: {
            ...booked.answer,
            kind: 'ok',
            at: 9,
            told: { ...booked.answer?.told, version: 2 },
          },
        },
      ],
    },
  ],
  [
    'a change that nobody asked for',
    'I2',
    { outbox: [...outbox, { ...outbox[0]!, version: 2, eventId: 'e-a1', type: 'x.cancelled.v1' }] },
  ],
  ['one key makes two', 'I3', { appointments: [...appointments, { ...first!, id: 'a3' }] }],
  [
    'one key is answered in two ways',
    'I3',
    { entries: [...entries, { ...booked, answer: { kind: 'ok', at: 30, told: { id: 'a9' } } }] },
  ],
  ['a version is missing', 'I4', { outbox: [{ ...outbox[0]!, version: 2 }, outbox[1]!] }],
  ['an event never came into Kafka', 'I4', { records: records.slice(1) }],
  [
    'versions come in the wrong order',
    'I4',
    {
      records: [
        ...records.slice(1),
        { ...records[0]!, id: 'e2', version: 2, offset: '0' },
        { ...records[0]!, offset: '1' },
      ],
    },
  ],
  [
    'an event has two contents',
    'I4',
    { records: [...records, { ...records[0]!, offset: '1', hash: 'other' }] },
  ],
  ['an event at Google is missing', 'I5', { events: events.slice(1) }],
  ['one is there twice', 'I5', { events: [...events, { ...events[0]!, id: 'g3' }] }],
  ['one is at another time', 'I5', { events: [{ ...events[0]!, start: 0 }, events[1]!] }],
  ['a row of the workbook is missing', 'I6', { workbooks: [] }],
  [
    'a row tells another time',
    'I6',
    {
      workbooks: [
        { ...workbooks[0]!, rows: workbooks[0]!.rows.map((row) => ({ ...row, Start: 0.5 })) },
      ],
    },
  ],
  ['a torn workbook', 'I6', { torn: ['north.xlsx had 3 bytes'] }],
  ['a hold is left', 'I7', { claims: [{ ...claims[0]!, state: 'held', expiresAt: 1 }] }],
  ['rows of nobody', 'I8', { strangers: [{ table: 'booking.claims', tenant: 'x' }] }],
  [
    'an event of another tenant',
    'I8',
    { records: records.map((row) => ({ ...row, tenant: 'x' })) },
  ],
  ['a group is behind', 'I9', { groups: [{ group: 'g', topic: 't', lag: 1 }] }],
  ['a dead letter', 'I9', { records: [...records, { ...records[0]!, topic: 'a.g.dlq' }] }],
  ['a replay changes something', 'I10', { replay: ['booking.audit is another'] }],
  ['a conversation is gone', 'I11', { conversations: [] }],
  [
    'a message is there twice',
    'I11',
    {
      conversations: conversations.map((talk) => ({
        ...talk,
        messages: [...talk.messages, talk.messages[1]!],
      })),
    },
  ],
  ['booked by what is no yes', 'I12', chatSaying('yes but later')],
  [
    'booked otherwise than proposed',
    'I12',
    {
      conversations: conversations.map((talk) => ({
        ...talk,
        messages: talk.messages.map((each) =>
          each.card === undefined
            ? each
            : { ...each, card: { ...each.card, start: '2026-12-02T10:00:00Z' } },
        ),
      })),
    },
  ],
  [
    'booked on the phone by what is no yes',
    'I12',
    onThePhone(proposalOf('5 AM'), ['sure, but', 'You are booked.']),
  ],
  [
    'booked on the phone by a key that means something else',
    'I12',
    onThePhone(proposalOf('5 AM'), ['2', 'You are booked.']),
  ],
  [
    'booked on the phone at another time than was proposed',
    'I12',
    onThePhone(proposalOf('5:30 AM'), ['yes', 'You are booked.']),
  ],
  [
    'booked on the phone without a proposal',
    'I12',
    onThePhone(['wednesday', 'What name?'], ['yes', 'You are booked.']),
  ],
  ['a link that a look used up', 'I13', { entries: [...entries, link('link-follow', 'refused')] }],
  [
    'a link that opens twice',
    'I13',
    { entries: [...entries, link('link-follow', 'ok'), link('link-again', 'ok')] },
  ],
];

describe('each invariant sees what breaks it', () => {
  test.each(faults)('%s: %s', (_, name, change) => {
    expect(brokenIn(change)).toContain(name);
  });

  test('and none of them is left out', () => {
    expect(new Set(faults.map(([, name]) => name))).toEqual(
      new Set(invariants.map(({ name }) => name)),
    );
  });
});
