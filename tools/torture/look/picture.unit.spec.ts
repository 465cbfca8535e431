import { expect, test } from '@jest/globals';
import { soundData } from '../test/sound-data.ts';
import { toLasting } from './lasting.ts';
import { comparePictures, type Picture } from './picture.ts';

const [book] = soundData.workbooks;
if (book === undefined) throw new Error('no workbook');
const lasting = toLasting(book);

test('a workbook that is written anew on another day is the same', () => {
  const clients = book.clients.map((cells) => ({
    ...{ ...cells, Visits: Number(cells['Visits']) + Number(cells['Upcoming']), Upcoming: 0 },
    ...{ 'Last visit': 1, 'Next visit': undefined },
  }));
  const rows = book.rows.toReversed();
  expect(toLasting({ ...book, rows, clients: clients.toReversed() })).toEqual(lasting);
});

test('one with a change that it had already, or a visit more, is another', () => {
  expect(toLasting({ ...book, changes: [...book.changes, book.changes[0] ?? {}] })).not.toEqual(
    lasting,
  );
  const clients = book.clients.map((cells) => ({ ...cells, Visits: 1 }));
  expect(toLasting({ ...book, clients })).not.toEqual(lasting);
});

test('what is another, gone or new is told by name', () => {
  const take = (...parts: (readonly [string, string])[]): Picture => ({
    parts: new Map(parts),
    ...{ told: new Map(), talks: [] },
  });
  const before = take(['a', '1'], ['b', '1'], ['c', '1']);
  expect(comparePictures(before, take(['a', '1'], ['b', '2'], ['d', '1']))).toEqual([
    'b is another after the replay',
    'c is another after the replay',
    'd is another after the replay',
  ]);
});
