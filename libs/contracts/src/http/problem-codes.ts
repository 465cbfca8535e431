/** The one list of what can be refused, with the status at the door and the title (RFC 9457). */
const problems = {
  validation: [400, 'The request is not valid'],
  'malformed-json': [400, 'The body is not JSON'],
  unauthorized: [401, 'A valid key is needed'],
  forbidden: [403, 'This key may not do that'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'The path does not take this method'],
  'slot-taken': [409, 'The time has been taken'],
  'version-conflict': [409, 'The appointment has changed since'],
  'already-cancelled': [409, 'The appointment is cancelled already'],
  'invalid-state': [409, 'The appointment no longer allows that'],
  'slug-taken': [409, 'The slug is in use'],
  'phone-number-taken': [409, 'The phone number is in use'],
  'not-connected': [409, 'No calendar is connected'],
  'idempotency-in-progress': [409, 'The first request with this key is still running'],
  'hold-expired': [410, 'The hold has ended'],
  'payload-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body must be JSON'],
  'slot-unavailable': [422, 'The time cannot be booked'],
  policy: [422, 'It is too late for that'],
  'idempotency-key-reused': [422, 'The key was used for another request'],
  'rate-limited': [429, 'Too many requests'],
  internal: [500, 'Something went wrong'],
  busy: [503, 'Too busy, try again'],
  'dependency-unavailable': [503, 'Temporarily unavailable'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as readonly ProblemCode[];

const column = <Index extends 0 | 1>(index: Index) =>
  Object.fromEntries(Object.entries(problems).map(([code, row]) => [code, row[index]]));

/** HTTP status of every code. */
export const problemStatus = column(0) as {
  readonly [Code in ProblemCode]: (typeof problems)[Code][0];
} satisfies Record<ProblemCode, number>;

/** Constant English title of every code. */
export const problemTitle = column(1) as Readonly<Record<ProblemCode, string>>;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** Rules that a start can break (`slot-unavailable`), in the order in which they are tested. */
export const ruleReasons = ['past', 'notice', 'horizon', 'closed', 'off-grid', 'limit'] as const;
/** Claims that a start can lose to (`slot-taken`), in the order in which they are tested. */
export const claimReasons = ['busy', 'held', 'buffer'] as const;
/** Why a start is refused, in the order in which the reasons are tested. */
export const slotReasons = [...ruleReasons, ...claimReasons] as const;

export type SlotReason = (typeof slotReasons)[number];
