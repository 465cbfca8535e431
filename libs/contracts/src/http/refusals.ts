import { problemCodes, type ProblemCode } from './problem-codes.ts';
import type { Access, RouteSpec } from './route.ts';

const everywhere: readonly ProblemCode[] = [
  'validation',
  'not-found',
  'method-not-allowed',
  'rate-limited',
  'internal',
  'busy',
  'dependency-unavailable',
];
const withBody: readonly ProblemCode[] = [
  'malformed-json',
  'payload-too-large',
  'unsupported-media-type',
];
const withIdempotencyKey: readonly ProblemCode[] = [
  'idempotency-in-progress',
  'idempotency-key-reused',
];

/** A key that is sent must be right even where none is needed. */
const withKey: readonly ProblemCode[] = ['unauthorized', 'forbidden'];

/** Webhooks know no limits and no tenants: a call that is nobody's is answered with a sentence. */
const ofSigned: readonly ProblemCode[] = [
  'forbidden',
  'method-not-allowed',
  'payload-too-large',
  'internal',
];

/** True where a call without any key or proof is refused with 401. */
export function needsKey(access: Access): boolean {
  return (
    access === 'admin' ||
    access === 'tenant' ||
    access === 'tenant-or-service' ||
    access === 'service'
  );
}

/** Every problem code a route may answer, in the order of the list of codes. */
export function refusalsOf(route: RouteSpec): readonly ProblemCode[] {
  if (route.access === 'signed') return problemCodes.filter((code) => ofSigned.includes(code));
  const codes = new Set<ProblemCode>([
    ...everywhere,
    ...withKey,
    ...(route.body === undefined ? [] : withBody),
    ...(route.idempotent === true ? withIdempotencyKey : []),
    ...route.refusals,
  ]);
  return problemCodes.filter((code) => codes.has(code));
}
