import { expect, test } from '@jest/globals';
import { createLogger } from '@gomomo/telemetry';
import { startLoop } from './run-loop.ts';

const logger = createLogger({ name: 'spec', level: 'silent' });
const longMs = 3_600_000;

test('a loop that knows when there is something to do rests until then', async () => {
  const rests: number[] = [];
  const again = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    if (rests.length > 0) again.resolve();
  };
  const rest = async (atMostMs: number): Promise<void> => void rests.push(atMostMs);
  const loop = startLoop({ name: 'spec', everyMs: longMs, run, rest }, logger);
  await again.promise;
  await loop.stop();
  expect(rests[0]).toBeGreaterThanOrEqual(0.9 * longMs);
  expect(rests[0]).toBeLessThanOrEqual(1.1 * longMs);
});

test('after a run that failed it takes all of its time, whatever there is to do', async () => {
  let runs = 0;
  let rests = 0;
  const failed = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    runs += 1;
    setImmediate(failed.resolve);
    throw new Error('no database');
  };
  const rest = async (): Promise<void> => void (rests += 1);
  const loop = startLoop({ name: 'spec', everyMs: longMs, run, rest }, logger);
  await failed.promise;
  await loop.stop();
  expect([runs, rests]).toEqual([1, 0]);
});

test('a rest that fails is no end of the loop', async () => {
  let runs = 0;
  const again = Promise.withResolvers<void>();
  const run = async (): Promise<void> => {
    runs += 1;
    if (runs === 2) again.resolve();
  };
  const rest = (): Promise<void> => Promise.reject(new Error('no database'));
  const loop = startLoop({ name: 'spec', everyMs: 1, run, rest }, logger);
  await again.promise;
  await loop.stop();
  expect(runs).toBeGreaterThanOrEqual(2);
});
