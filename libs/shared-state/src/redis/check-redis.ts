import { AppError, within } from '@gomomo/kernel';
import { connectRedis, type RedisClient } from './connection.ts';
import { parseRedisUrl } from './redis-url.ts';

export interface RedisCheck {
  /** The forms of `parseRedisUrl`. */
  readonly url: string;
  /** How long a server that cannot be reached is waited for. */
  readonly patienceMs: number;
  /** Told once when it has to be waited for. */
  readonly report?: (text: string) => void;
}

/**
 * Whether a given Redis can be used at all; it is connected to again and again until it can.
 * @throws AppError `bad-config` with what is wrong and what to do
 */
export async function checkRedis({ url, patienceMs, report }: RedisCheck): Promise<void> {
  const { addresses } = parseRedisUrl(url);
  const place = addresses.map(({ host, port }) => `${host}:${port}`).join(',');
  const client = connectRedis(url, { info: () => undefined, warn: () => undefined });
  let fault: unknown;
  try {
    const settled = settle(client, (error) => {
      const isFirst = fault === undefined;
      fault = error;
      if (isFirst && !isRefusal(error)) report?.(`waiting for the Redis at ${place}...`);
    });
    if (!(await within(patienceMs, settled, () => false))) throw explain(fault, place);
  } finally {
    client.disconnect();
  }
}

/** True once it can be used, false once it refuses the login; what else is wrong may pass. */
function settle(client: RedisClient, hear: (error: Error) => void): Promise<boolean> {
  return new Promise((resolve) => {
    client.once('ready', () => resolve(true));
    client.on('error', (error: Error) => {
      hear(error);
      if (isRefusal(error)) resolve(false);
    });
  });
}

const isRefusal = (error: unknown): boolean => /^(NOAUTH|WRONGPASS|NOPERM)\b/.test(textOf(error));

function explain(fault: unknown, place: string): AppError {
  const why = (fault as { code?: string } | undefined)?.code ?? 'no answer';
  const text = isRefusal(fault)
    ? `The Redis at ${place} refuses the login (${textOf(fault)}). Correct REDIS_URL.`
    : `The Redis at ${place} cannot be reached (${why}). Start it, or correct REDIS_URL.`;
  return new AppError('bad-config', text, { cause: fault });
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : '');
