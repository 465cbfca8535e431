import type { Kind } from './fault.ts';

/** An error as the Calendar API tells it (developers.google.com/calendar/api/guides/errors). */
export interface ApiError {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly domain?: string;
  /** What was wrong with the request: `header Authorization`, `parameter syncToken`. */
  readonly at?: string;
  /** Said by the house in front of the Calendar only; the Calendar itself sends none. */
  readonly status?: string;
}

const global = (code: number, reason: string, message: string): ApiError => ({
  ...{ code, reason, message, domain: 'global' },
});
const calendar = (code: number, reason: string, message: string): ApiError => ({
  ...{ code, reason, message, domain: 'calendar' },
});
const usage = (code: number, reason: string, message: string): ApiError => ({
  ...{ code, reason, message, domain: 'usageLimits' },
});

export const authError: ApiError = {
  ...global(401, 'authError', 'Invalid Credentials'),
  ...{ at: 'header Authorization', status: 'UNAUTHENTICATED' },
};
export const insufficientPermissions: ApiError = {
  ...global(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.'),
  status: 'PERMISSION_DENIED',
};
export const forbidden = global(403, 'forbidden', 'Forbidden');
export const needsWriter = calendar(
  403,
  'requiredAccessLevel',
  'You need to have writer access to this calendar.',
);
export const notFound = global(404, 'notFound', 'Not Found');
export const duplicate = global(409, 'duplicate', 'The requested identifier already exists.');
export const deleted = global(410, 'deleted', 'Resource has been deleted');
export const fullSyncRequired: ApiError = {
  ...calendar(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.'),
  at: 'parameter syncToken',
};
export const conditionNotMet: ApiError = {
  ...global(412, 'conditionNotMet', 'Precondition Failed'),
  at: 'header If-Match',
};
export const timeRangeEmpty = calendar(400, 'timeRangeEmpty', 'The specified time range is empty.');
export const timeRangeTooLong = calendar(
  400,
  'timeRangeTooLong',
  'The requested time range is too long.',
);

export const invalid = (message: string): ApiError => global(400, 'invalid', message);
export const required = (message: string): ApiError => global(400, 'required', message);
export const parseError = global(400, 'parseError', 'Parse Error');
export const badRequest = (message: string): ApiError => global(400, 'badRequest', message);
export const syncTokenMisused = (reason: string, message: string): ApiError => ({
  ...calendar(400, reason, message),
  at: 'parameter syncToken',
});

const backendError = global(500, 'backendError', 'Backend Error');

/** What a fault asks for by number. */
const byCode: Readonly<Record<number, ApiError>> = {
  ...{ 401: authError, 403: forbidden, 404: notFound, 409: duplicate, 410: deleted },
  ...{ 412: conditionNotMet, 500: backendError },
  429: {
    ...usage(429, 'rateLimitExceeded', 'Rate Limit Exceeded'),
    status: 'RESOURCE_EXHAUSTED',
  },
  503: {
    ...global(503, 'backendError', 'The service is currently unavailable.'),
    status: 'UNAVAILABLE',
  },
};

/** The limits that are told with 403, by their reason. */
const limits: Readonly<Record<string, ApiError>> = {
  rateLimitExceeded: usage(403, 'rateLimitExceeded', 'Rate Limit Exceeded'),
  userRateLimitExceeded: usage(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded'),
  quotaExceeded: usage(403, 'quotaExceeded', 'Calendar usage limits exceeded.'),
};

export const limitOf = (reason: string): ApiError | undefined => limits[reason];

/** 410 of a list is about its sync token. */
export const errorOf = (code: number, kind: Kind): ApiError =>
  (code === 410 && kind === 'list' ? fullSyncRequired : byCode[code]) ??
  global(code, code < 500 ? 'invalid' : 'backendError', `Error ${code}`);

/** The body that goes with an error. */
export function toErrorBody({ code, reason, message, domain, at, status }: ApiError): object {
  const [locationType, location] = at?.split(' ') ?? [];
  const where = at === undefined ? {} : { locationType, location };
  const errors = [{ domain, reason, message, ...where }];
  return { error: { errors, code, message, ...(status === undefined ? {} : { status }) } };
}
