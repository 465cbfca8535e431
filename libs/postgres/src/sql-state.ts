/** SQLSTATE codes that programs of ours decide on (PostgreSQL documentation, appendix A). */
export const sqlStates = {
  serializationFailure: '40001',
  deadlockDetected: '40P01',
  uniqueViolation: '23505',
  exclusionViolation: '23P01',
  foreignKeyViolation: '23503',
  checkViolation: '23514',
  lockNotAvailable: '55P03',
  queryCanceled: '57014',
  insufficientPrivilege: '42501',
  undefinedObject: '42704',
} as const;

function* causes(error: unknown): Generator<object> {
  let current = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    yield current;
    current = 'cause' in current ? current.cause : undefined;
  }
}

/** The SQLSTATE of a database error, or of the database error that caused it; else undefined. */
export function sqlState(error: unknown): string | undefined {
  for (const link of causes(error)) {
    // `severity` tells a server's error from one of Node's, whose codes can look alike (EPIPE).
    if ('severity' in link && 'code' in link && typeof link.code === 'string') return link.code;
  }
  return undefined;
}

/** The constraint that a database error names; else undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  for (const link of causes(error)) {
    if ('constraint' in link && typeof link.constraint === 'string') return link.constraint;
  }
  return undefined;
}

/** True when running the same transaction again may well succeed. */
export function isSerializationConflict(error: unknown): boolean {
  const state = sqlState(error);
  return state === sqlStates.serializationFailure || state === sqlStates.deadlockDetected;
}
