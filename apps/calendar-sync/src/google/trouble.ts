import { z } from 'zod';

/**
 * What Google's Calendar answers where it does not do as asked:
 *
 * - `away`: no answer, 5xx, or too many requests; it may have been done
 * - `unauthorized`: the access token is no longer taken
 * - `forbidden`: this account may not do that there
 * - `missing`, `taken`, `gone`, `changed`: 404, 409, 410, 412
 * - `invalid`: what was asked can never be done
 */
export type Trouble =
  | { readonly kind: 'away'; readonly reason: string; readonly waitMs?: number }
  | { readonly kind: 'forbidden' | 'invalid'; readonly reason: string }
  | { readonly kind: 'unauthorized' | 'missing' | 'taken' | 'gone' | 'changed' };

interface AnyHeaders {
  get(name: string): string | null;
}

/** Whichever `fetch` it came by: each may have a class of its own. */
const headers = z.custom<AnyHeaders>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'get' in value &&
    typeof value.get === 'function',
);

const thrown = z.object({
  status: z.number().optional().catch(undefined),
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  response: z
    .object({
      headers: headers.optional().catch(undefined),
      data: z.unknown(),
    })
    .optional()
    .catch(undefined),
});
const body = z.object({
  error: z.object({ errors: z.array(z.object({ reason: z.string() })).min(1) }),
});
const seconds = z.coerce.number().int().min(0).max(86_400);

/** Limits that Google tells as 403: waiting helps, nothing else does. */
const limits = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded']);
const byStatus: ReadonlyMap<number, 'unauthorized' | 'missing' | 'taken' | 'gone' | 'changed'> =
  new Map([
    [401, 'unauthorized'],
    [404, 'missing'],
    [409, 'taken'],
    [410, 'gone'],
    [412, 'changed'],
  ]);

/**
 * Reads what Google's package has thrown, by status and reason alone: its words change, and the error
 * itself holds the request with its secrets, so it is never passed on.
 */
export function toTrouble(error: unknown): Trouble {
  const { status, code, response } = thrown.parse(error);
  const read = body.safeParse(response?.data);
  const reason = read.success ? (read.data.error.errors[0]?.reason ?? '') : '';
  if (status === undefined) return { kind: 'away', reason: toSilence(code) };
  if (status === 429 || status >= 500 || (status === 403 && limits.has(reason))) {
    const wait = seconds.safeParse(response?.headers?.get('retry-after') ?? undefined);
    const waitMs = wait.success ? { waitMs: wait.data * 1_000 } : {};
    return { kind: 'away', reason: `google answered ${status} ${reason}`.trim(), ...waitMs };
  }
  if (status === 403) return { kind: 'forbidden', reason: reason || 'forbidden' };
  const kind = byStatus.get(status);
  return kind === undefined ? { kind: 'invalid', reason: `${status} ${reason}`.trim() } : { kind };
}

const toSilence = (code: string | number | undefined): string =>
  code === 'TimeoutError' || code === 'AbortError'
    ? 'google did not answer in time'
    : 'google is away';
