import { expect, test } from '@jest/globals';
import { becomeQuiet } from './become-quiet.ts';

/** A service is well with one of its replicas down, and keeps no backlog: its neighbour does all of it. */
test('a replica that never comes back is left', async () => {
  const stack = {
    isHealthy: () => Promise.resolve(true),
    findDown: () => Promise.resolve(['excel-sync-2']),
  };
  const history = { note: () => undefined };
  const links = { ports: { kafka: 1 } } as Parameters<typeof becomeQuiet>[0]['links'];
  expect(await becomeQuiet({ stack, history, dataDir: '', links }, 1)).toEqual([
    'excel-sync-2 is not ready',
  ]);
});
