import { expect, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { keepServer } from './keep-server.ts';

/** A server that ends when told; its `starts` fail as often as `refusals` says. */
function makeServer(pausesMs: readonly number[] = [1, 2, 3]) {
  const state = { starts: 0, refusals: 0, end: (): void => undefined, lost: [] as unknown[] };
  const said: string[] = [];
  const start = async () => {
    state.starts += 1;
    if (state.starts > 1 && state.refusals-- > 0) throw new Error('the disk is full');
    const ended = new Promise<void>((resolve) => (state.end = resolve));
    return { ended, stop: async () => state.end() };
  };
  const options = {
    name: 'the database',
    pausesMs,
    start,
    report: (line: string) => void said.push(line),
  };
  const keep = () => keepServer({ ...options, onLost: (error) => void state.lost.push(error) });
  return { state, said, keep };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(1);
}

test('it is started again as soon as it ends', async () => {
  const { state, keep } = makeServer();
  const kept = await keep();
  state.end();
  await until(() => state.starts === 2);
  await kept.stop();
  expect(state).toMatchObject({ starts: 2, lost: [] });
});

test('what cannot be started is tried again, and told of', async () => {
  const { state, said, keep } = makeServer();
  await keep();
  state.refusals = 3;
  state.end();
  await until(() => state.starts === 5);
  expect(state.lost).toEqual([]);
  expect(said).toContain(
    'the database could not be started again (the disk is full); next try in 0.001 s',
  );
});

test('it is lost when no try succeeds', async () => {
  const { state, keep } = makeServer();
  await keep();
  state.refusals = 100;
  state.end();
  await until(() => state.lost.length > 0);
  expect(state).toMatchObject({ starts: 5, lost: [new Error('the disk is full')] });
});

test('a stop does not wait for the next try', async () => {
  const { state, said, keep } = makeServer([3_600_000]);
  const kept = await keep();
  state.refusals = 100;
  state.end();
  await until(() => said.some((line) => line.includes('next try')));
  await kept.stop();
  expect(state).toMatchObject({ starts: 2, lost: [] });
});
