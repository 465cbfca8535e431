import type { BusOperations } from '@gomomo/messaging';
import { expect, test } from '@jest/globals';
import { commands } from '../commands.ts';
import type { Places } from '../places.ts';

/** A bus on which one group is behind in two of its partitions. */
const bus = {
  lagOf: async ({ group, topic }) => {
    const behind = group === 'calendar-sync';
    const partitions = [
      { partition: 0, position: '7', records: 0 },
      { partition: 3, position: '1375', records: behind ? 12 : 0 },
      { partition: 11, position: '20', records: behind ? 1 : 0 },
    ];
    return { group, topic, records: behind ? 13 : 0, partitions };
  },
  close: async () => undefined,
} satisfies Partial<BusOperations>;

test('lag says which partitions have records left, and from where on', async () => {
  const said: string[] = [];
  const places = { openBus: () => bus as unknown as BusOperations } as Places;
  const print = (line: string) => said.push(line);
  await commands['lag']?.(places, {
    ...{ args: [], to: undefined, yes: true, values: false, limit: 20, print },
  });
  const cellsOf = (group: string) =>
    said.find((line) => line.startsWith(`${group} `))?.split(/ {2,}/);
  const behind = ['calendar-sync', 'booking.state.v1', '13', '3: 12 from 1375, 11: 1 from 20'];
  expect(cellsOf('calendar-sync')).toEqual(behind);
  expect(cellsOf('excel-sync')).toEqual(['excel-sync', 'booking.state.v1', '0']);
});
