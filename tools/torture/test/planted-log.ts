import type { Data, LogRecord } from '../look/data.ts';
import * as plant from './planted.ts';
import type { Planted } from './planted.ts';
import { idOf, north, south } from './sound-visits.ts';

const { add, change, find, without } = plant;

const isOf =
  (topic: string, name: string) =>
  ({ topic: its, key }: LogRecord): boolean =>
    its === topic && key === idOf(name);
const events = 'booking.events.v1';
const state = 'booking.state.v1';
const status = 'mirror.status.v1';
const told = find('records', isOf(events, 'a3'));

const stateIn = (version: number): LogRecord =>
  find('records', (row) => isOf(state, 'a3')(row) && row.version === version);
const [firstState, lastState] = [stateIn(1), stateIn(2)];

const order: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  [
    'an event never came into Kafka',
    /never came into booking.events/,
    without('records', isOf(events, 'a1')),
  ],
  ['a hold’s never did', /never came into booking.events/, without('records', isOf(events, 'h1'))],
  [
    'a mirror’s word never did',
    /never came into mirror.status/,
    without('records', isOf(status, 'a1')),
  ],
  [
    'a front desk’s never did',
    /never came into frontdesk.events/,
    add('outbox', {
      ...find('outbox', ({ schema }) => schema === 'calendar'),
      ...{ schema: 'voice', topic: 'frontdesk.events.v1', aggregate: north.id, eventId: 'f1' },
      aggregateType: 'tenant',
    }),
  ],
  [
    'the state of an appointment never did',
    /booking.state.v1 has version none/,
    without('records', isOf(state, 'a1')),
  ],
  [
    'the last state of one never did',
    /booking.state.v1 has version 1 of .* which is at 2/,
    without('records', (row) => isOf(state, 'a3')(row) && row.version === 2),
  ],
  [
    'the states of one end with an old one',
    /booking.state.v1 ends with version 1 of .* which is at 2/,
    add('records', { ...firstState, offset: '99' }),
  ],
  [
    'versions come in the wrong order',
    /version 1 came first after version 2/,
    change('records', isOf(events, 'a3'), ({ version }) => ({ offset: String(99 - version) })),
  ],
  [
    'states come in the wrong order',
    /version 1 came first after version 2/,
    change('records', isOf(state, 'a3'), ({ version }) => ({ offset: String(99 - version) })),
  ],
  [
    'the words of a mirror come in the wrong order',
    /version 1 came first after version 2/,
    {
      ...add('outbox', {
        ...find('outbox', ({ eventId }) => eventId === 'workbook a1'),
        ...{ version: 2, eventId: 'workbook a1 2' },
      }),
      ...add('records', {
        ...find('records', ({ id }) => id === 'workbook a1'),
        ...{ id: 'workbook a1 2', offset: '-1' },
      }),
    },
  ],
  [
    'one key lies in two partitions',
    /several partitions/,
    add('records', { ...told, partition: 1 }),
  ],
  [
    'an event has two contents',
    /several contents/,
    add('records', { ...told, offset: '99', hash: 'other' }),
  ],
];

const strangers: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  ['rows of nobody', /who is nobody/, { strangers: [{ table: 'booking.claims', tenant: 'x' }] }],
  [
    'a row that names what is another’s',
    /booking.claims names/,
    { misplaced: [{ table: 'booking.claims', tenant: north.id, owner: south.id }] },
  ],
  [
    'an appointment with another’s staff',
    /with another’s staff/,
    change('appointments', ({ id }) => id === idOf('a1'), { resource: idOf('Ben') }),
  ],
  [
    'an appointment with nobody’s staff',
    /with another’s staff/,
    change('appointments', ({ id }) => id === idOf('a1'), { resource: idOf('x') }),
  ],
  [
    'an event of another tenant',
    /tells .* as of/,
    change('records', () => true, { tenant: idOf('x') }),
  ],
  [
    'a record that names what is another’s',
    /another’s$/,
    change('records', isOf(events, 'a1'), { names: [idOf('Ben')] }),
  ],
  [
    'an event at Google that is marked as another’s',
    /is marked as of/,
    change('events', () => true, { tenant: south.id }),
  ],
  [
    'a line of a workbook that is another’s',
    /the workbook of .* tells/,
    change('workbooks', ({ tenant }) => tenant === north.id, { clients: [{ id: idOf('ca3') }] }),
  ],
  [
    'a key that is of nobody',
    /who is nobody/,
    add('cache', { key: 'gomomo:session:chat:{s2}', text: '1 {"tenantId":"x"}' }),
  ],
  [
    'a conversation that names what is another’s',
    /names what is of .* and of/,
    add('cache', {
      key: 'gomomo:session:chat:{s2}',
      text: `1 {"tenantId":"${south.id}","held":"${idOf('h1')}"}`,
    }),
  ],
  [
    'a business’s key with what is another’s',
    /names what is of .* and of/,
    add('cache', { key: `gomomo:session:of:{${south.id}}`, text: idOf('Ana') }),
  ],
  [
    'a link that leads into another’s conversation',
    /leads to .* another business/,
    add('cache', {
      key: `gomomo:session:chat-link:{appointment:${idOf('a3')}}`,
      text: '1 "chat:{s1}"',
    }),
  ],
];

const done: readonly (readonly [string, RegExp, Partial<Data>])[] = [
  [
    'a group is behind',
    /calendar-sync is 1 behind/,
    change('groups', ({ group }) => group === 'calendar-sync', { lag: 1 }),
  ],
  ['nobody has looked at any group', /nobody has looked how far/, { groups: [] }],
  [
    'a group is not in Kafka',
    /the group agent-chat is not there/,
    { cluster: { topics: [], groups: [] } },
  ],
  [
    'a group in Kafka is not known here',
    /the group new is nobody’s/,
    { cluster: { topics: [], groups: ['new'] } },
  ],
  [
    'a topic in Kafka is not known here',
    /the topic x.dlq is nobody’s/,
    { cluster: { topics: ['x.dlq'], groups: [] } },
  ],
  [
    'a replica never came back',
    /not settled: excel-sync-2 is not ready/,
    { unsettled: ['excel-sync-2 is not ready'] },
  ],
  ['something waits', /booking: 1 dead/, change('backlogs', () => true, { dead: 1 })],
  ['a dead letter', /has a record of/, add('records', { ...told, topic: 'a.g.dlq' })],
  [
    'a mirror has never told of one',
    /excel has never told of/,
    without('statuses', ({ mirror }) => mirror === 'excel'),
  ],
  [
    'the last word of a mirror was lost',
    /googleCalendar is pending at version 1/,
    change('statuses', ({ mirror }) => mirror === 'googleCalendar', { state: 'pending' }),
  ],
  [
    'a mirror has told of an old version only',
    /excel is synced at version 1 of .*, of 2/,
    change('statuses', ({ mirror }) => mirror === 'excel', { version: 1 }),
  ],
];

export const plantedInLog: readonly Planted[] = [
  ...order.map(([what, line, data]): Planted => [what, 'I4', line, data]),
  ...strangers.map(([what, line, data]): Planted => [what, 'I8', line, data]),
  ...done.map(([what, line, data]): Planted => [what, 'I9', line, data]),
  [
    'a replay changes something',
    'I10',
    /is another/,
    { replay: ['booking.audit is another after the replay'] },
  ],
];

/** What looks wrong and is not. */
export const legalInLog: readonly (readonly [string, Partial<Data>])[] = [
  [
    'a relay that stood still sends an old event with its state once more, and the newest after it',
    add(
      'records',
      { ...told, offset: '98' },
      { ...firstState, offset: '98' },
      { ...lastState, offset: '99' },
    ),
  ],
];
