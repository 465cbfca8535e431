import { AppError } from '@gomomo/kernel';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { setTimeout as pause } from 'node:timers/promises';

type Options = RequestClient.RequestOptions<Record<string, string>>;

/** All attempts with their pauses fit into the time that a caller's turn may take (`in-time.ts`). */
const attemptMs = 2_000;
const attempts = 3;
const longestPauseMs = 400;

/**
 * How the package's client reaches Twilio: over `fetch`, at the given host, with a deadline for each
 * attempt. What did not come through (429, 5xx, nothing at all) is tried twice more, after pauses of
 * full jitter.
 */
export function createHttpClient(host: string): RequestClient {
  // All that the client asks of it; the class itself would load another HTTP library.
  return {
    request: (options: Options) => request(host, options),
  } as unknown as RequestClient;
}

async function request(host: string, options: Options) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(host, options).catch((cause: unknown) => ({ cause }));
    if (!('cause' in answer)) return answer;
    if (attempt === attempts) {
      throw new AppError('dependency-unavailable', 'Twilio does not answer.', {
        retryable: true,
        cause: answer.cause,
      });
    }
    await pause(Math.random() * longestPauseMs * attempt);
  }
}

async function send(host: string, options: Options) {
  const { method, uri, username = '', password = '', headers, data } = options;
  const { pathname, search } = new URL(uri);
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  const given = Object.entries(data ?? {}).filter(([, value]) => value !== undefined);
  const response = await fetch(`${host}${pathname}${search}`, {
    method: method.toUpperCase(),
    headers: { ...headers, authorization: `Basic ${credentials}` },
    ...(given.length === 0 ? {} : { body: new URLSearchParams(given) }),
    redirect: 'error',
    signal: AbortSignal.timeout(attemptMs),
  });
  const text = await response.text();
  const { status } = response;
  if (status === 429 || status >= 500) throw new Error(`Twilio answered ${status}`);
  const body: unknown = text === '' ? '' : JSON.parse(text);
  return { statusCode: status, body, headers: {} };
}
