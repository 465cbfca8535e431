import { setTimeout as delay } from 'node:timers/promises';
import { postgresMetrics } from './metrics.ts';
import { isSerializationConflict } from './sql-state.ts';
import { toWeather } from './weather.ts';

const firstWaitMs = 10;
const longestWaitMs = 160;
export const usualRetries = 3;

/**
 * Before another run after 40001 or 40P01: waits at random, so that two that collided do not come back
 * together (full jitter).
 *
 * @throws the error as weather, if it is another one or has come after the last of `retries`
 */
export async function waitToRetry(error: unknown, tried: number, retries: number): Promise<void> {
  if (tried > retries || !isSerializationConflict(error)) throw toWeather(error);
  postgresMetrics.serializationRetries.inc();
  await delay(Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** tried));
}
