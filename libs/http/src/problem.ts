import {
  isProblemCode,
  problemMediaType,
  problemStatus,
  problemTitle,
  problemType,
  type ProblemCode,
} from '@gomomo/contracts';
import { isAppError, type AppError } from '@gomomo/kernel';
import type { HttpAnswer } from './answer.ts';

export interface ProblemContext {
  readonly instance: string;
  readonly traceId: string;
}

/** Details of an error that become headers or are for the log only, never members of a problem. */
const innerDetails = new Set(['retryAfterSeconds', 'limit', 'allow', 'replayed', 'internal']);

/**
 * Any error as `application/problem+json` (RFC 9457). An error without a known code is a bug: 500,
 * its message stays inside. A replayed refusal brings the `traceId` of the first one along.
 */
export function toProblem(error: unknown, context: ProblemContext): HttpAnswer {
  const known = isAppError(error) && isProblemCode(error.code) ? error : undefined;
  const code: ProblemCode = known === undefined ? 'internal' : (known.code as ProblemCode);
  const status = problemStatus[code];
  return {
    status,
    headers: { 'content-type': problemMediaType, ...headersOf(known, status) },
    body: {
      type: problemType(code),
      title: problemTitle[code],
      status,
      detail: known?.message ?? 'Something went wrong on our side. It has been logged.',
      instance: context.instance,
      code,
      traceId: context.traceId,
      ...membersOf(known),
    },
  };
}

function membersOf(error: AppError | undefined): Record<string, unknown> {
  const entries = Object.entries(error?.details ?? {});
  return Object.fromEntries(entries.filter(([name]) => !innerDetails.has(name)));
}

export interface LimitDetails {
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
  readonly remaining: number;
}

function headersOf(error: AppError | undefined, status: number): Record<string, string> {
  const { retryAfterSeconds, limit, allow, replayed } = (error?.details ?? {}) as {
    retryAfterSeconds?: number;
    limit?: LimitDetails;
    allow?: readonly string[];
    replayed?: boolean;
  };
  const retryAfter = retryAfterSeconds ?? (status === 503 ? 1 : undefined);
  return {
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    ...(allow === undefined ? {} : { allow: allow.join(', ') }),
    ...(replayed === true ? { 'idempotency-replayed': 'true' } : {}),
    ...(limit === undefined
      ? {}
      : {
          ratelimit: `"${limit.name}";r=${limit.remaining};t=${retryAfter ?? limit.windowSeconds}`,
          'ratelimit-policy': `"${limit.name}";q=${limit.quota};w=${limit.windowSeconds}`,
        }),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
}
