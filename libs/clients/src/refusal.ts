import { openForm, problem, problemMediaType, type Problem } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import type { JsonAnswer } from './fetch-json.ts';

const readableProblem = openForm(problem);

/** Codes after which the very same call may work. */
const weather: ReadonlySet<string> = new Set([
  'busy',
  'dependency-unavailable',
  'idempotency-in-progress',
]);

/**
 * An answer that is no success, as an error with the problem's code. `details` holds the problem's
 * own members (`reason`, `alternatives`, `conflicts`, `appointment`, `errors`) and, where the
 * service asked to wait, `retryAfterSeconds`. What is no problem document comes from something in
 * between, and counts as weather.
 */
export function toRefusal(answer: JsonAnswer): AppError {
  const isProblem = answer.headers['content-type']?.startsWith(problemMediaType) === true;
  const parsed = isProblem ? readableProblem.safeParse(answer.json) : undefined;
  if (parsed?.success !== true) {
    return new AppError('dependency-unavailable', `booking-core answered ${answer.status}.`, {
      retryable: true,
      details: { internal: `status ${answer.status}` },
    });
  }
  const { code, detail } = parsed.data;
  return new AppError(code, detail, {
    retryable: weather.has(code),
    details: { ...membersOf(parsed.data), ...retryAfterOf(answer) },
  });
}

/** Without what the next door writes itself. */
function membersOf(document: Problem): Record<string, unknown> {
  const {
    type: _type,
    title: _title,
    status: _status,
    detail: _detail,
    instance: _instance,
    code: _code,
    traceId: _traceId,
    ...members
  } = document;
  return members;
}

function retryAfterOf({ headers }: JsonAnswer): { retryAfterSeconds?: number } {
  const seconds = Number(headers['retry-after']);
  return headers['retry-after'] !== undefined && Number.isFinite(seconds)
    ? { retryAfterSeconds: seconds }
    : {};
}
