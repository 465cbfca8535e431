import type { Cells, Data } from '../look/data.ts';
import * as plant from './planted.ts';
import type { Planted } from './planted.ts';
import { soundData } from './sound-data.ts';
import { firstMs, idOf, north, south } from './sound-visits.ts';

const { add, change, find, without } = plant;

const at = (name: string) => (row: Data['events'][number]) => row.appointment === idOf(name);
const eventOf = (name: string) => find('events', at(name));

type Sheet = 'rows' | 'clients' | 'changes';
/** One cell of the row of one. */
const cell = (sheet: Sheet, id: string, cells: Cells): Partial<Data> =>
  change(
    'workbooks',
    ({ tenant }) => tenant === north.id,
    (book) => ({
      [sheet]: book[sheet].map((row) => (row['id'] === idOf(id) ? { ...row, ...cells } : row)),
    }),
  );
const sheetWith = (sheet: Sheet, to: (rows: readonly Cells[]) => readonly Cells[]): Partial<Data> =>
  change(
    'workbooks',
    ({ tenant }) => tenant === north.id,
    (book) => ({ [sheet]: to(book[sheet]) }),
  );

const calendar = [
  ['an event at Google is missing', /has no event/, without('events', at('a1'))],
  ['one is there twice', /has 2 events/, add('events', { ...eventOf('a1'), id: 'g3' })],
  [
    'one is of what is cancelled',
    /is too many/,
    add('events', { ...eventOf('a1'), appointment: idOf('a4') }),
  ],
  [
    'one was there twice, and one of them was deleted again',
    /has had 2 ids/,
    add('eventIds', { id: 'g3', appointment: idOf('a1') }),
  ],
  ['one is at another time', /differs in start/, change('events', at('a1'), { start: 0 })],
  [
    'one is in the calendar of another business',
    /differs in calendar/,
    change('events', at('a1'), { calendar: south.account }),
  ],
  [
    'one tells another service, or names its client',
    /differs in summary/,
    change('events', at('a1'), { summary: 'Haircut · Jo Park' }),
  ],
  [
    'one tells another of the staff',
    /differs in description/,
    change('events', at('a1'), ({ description }) => ({
      description: description.replace('Ana', 'Eve'),
    })),
  ],
] as const;

const workbook = [
  ['a workbook is missing', /has no workbook/, { workbooks: [] }],
  ['a row of it is missing', /is not in the workbook/, sheetWith('rows', (rows) => rows.slice(1))],
  [
    'a row is there twice',
    /is 2 times in the workbook/,
    sheetWith('rows', (rows) => [...rows, ...rows.slice(0, 1)]),
  ],
  ['a row is of nothing', /which is nothing/, sheetWith('rows', (rows) => [...rows, { id: 'x' }])],
  ['a row tells another time', /: Start$/, cell('rows', 'a1', { Start: 0.5 })],
  ['a row tells another client', /: Client$/, cell('rows', 'a1', { Client: 'somebody else' })],
  ['a row tells another number', /: Phone$/, cell('rows', 'a1', { Phone: '+9' })],
  ['a row tells another service', /: Service$/, cell('rows', 'a1', { Service: 'Visit' })],
  ['a row tells another of the staff', /: With$/, cell('rows', 'a1', { With: 'Zoe' })],
  ['a row tells another length', /: Minutes$/, cell('rows', 'a1', { Minutes: 60 })],
  ['a row tells another way', /: Booked by$/, cell('rows', 'a1', { 'Booked by': 'Phone' })],
  [
    'a client is missing',
    /is not in the sheet Clients/,
    sheetWith('clients', (rows) => rows.slice(1)),
  ],
  [
    'a client is there twice',
    /is 2 times in Clients/,
    sheetWith('clients', (rows) => [...rows, ...rows.slice(0, 1)]),
  ],
  [
    'somebody is there who never booked',
    /who never booked/,
    sheetWith('clients', (rows) => [...rows, { id: 'x' }]),
  ],
  ['a client has another number', /in Clients: Phone$/, cell('clients', 'ca1', { Phone: '+9' })],
  ['a client has another name', /in Clients: Name$/, cell('clients', 'ca1', { Name: 'X' })],
  ['a client has a visit too many', /Visits and Upcoming/, cell('clients', 'ca1', { Visits: 1 })],
  [
    'a visit that is to come is told as over',
    /Clients: Upcoming$/,
    cell('clients', 'ca1', { Visits: 1, Upcoming: 0 }),
  ],
  ['a client has cancelled nothing', /: Cancelled$/, cell('clients', 'ca4', { Cancelled: 0 })],
  ['a client did not come', /: No-shows$/, cell('clients', 'ca1', { 'No-shows': 1 })],
  [
    'a change is missing',
    /is not in the sheet Changes/,
    sheetWith('changes', (rows) => rows.slice(1)),
  ],
  [
    'a change is there twice',
    /times in the sheet Changes/,
    sheetWith('changes', (rows) => [...rows, ...rows.slice(0, 1)]),
  ],
  [
    'a change never was',
    /which never was/,
    sheetWith('changes', (rows) => [...rows, { id: 'x', version: 1 }]),
  ],
  ['a change is told as another', /in Changes: What$/, cell('changes', 'a1', { What: 'Moved' })],
  [
    'a change tells another time',
    /in Changes: Appointment$/,
    cell('changes', 'a1', { Appointment: 1 }),
  ],
  ...[
    ['at another moment', { When: 1 }],
    ['by another', { By: 'Staff' }],
    ['by another way', { Channel: 'Phone' }],
    ['of another client', { Client: 'somebody else' }],
    ['of another service', { Service: 'Visit' }],
    ['with another of the staff', { With: 'Zoe' }],
    ['as moved, and it was not', { Was: 46_357 }],
    ['for a reason that nobody gave', { Reason: 'Other' }],
    ['under another reference', { Reference: '1111-1111' }],
  ].map(([how, cells]) => {
    const [column] = Object.keys(cells as Cells);
    return [
      `a change is told ${String(how)}`,
      new RegExp(`in Changes: ${column}$`, 'm'),
      cell('changes', 'a1', cells as Cells),
    ] as const;
  }),
  [
    'a change is told without the time that it was moved from',
    /in Changes: .*Was/,
    change('outbox', ({ aggregate }) => aggregate === idOf('a1'), {
      previousStart: new Date(firstMs).toISOString(),
    }),
  ],
  ['a torn workbook', /had 3 bytes/, { torn: ['north.xlsx had 3 bytes'] }],
] as const;

export const plantedInMirrors: readonly Planted[] = [
  ...calendar.map(([what, line, data]): Planted => [what, 'I5', line, data]),
  ...workbook.map(([what, line, data]): Planted => [what, 'I6', line, data]),
];

/** What looks wrong and is not. */
export const legalInMirrors: readonly (readonly [string, Partial<Data>])[] = [
  [
    'a visit that was over, or was still to come, when the sheet was written',
    { ...cell('clients', 'ca1', { Visits: 1, Upcoming: 0 }), at: firstMs + 1_800_000 },
  ],
  [
    'a business that nobody has booked at yet',
    {
      ...soundData,
      shops: [
        ...soundData.shops,
        { ...south, slug: 'west', id: idOf('west'), staff: [], cut: 'x', walkIn: 'y' },
      ],
    },
  ],
];
