import { AppError, isAppError } from '@gomomo/kernel';
import { isSerializationConflict, sqlState, sqlStates } from './sql-state.ts';

const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|server closed the connection|timeout expired)/;
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** True when the connection is gone, so that nobody knows whether a COMMIT under way took effect. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  if (state !== undefined) return /^(08|57P)/.test(state);
  const code = 'code' in error ? error.code : undefined;
  const noSocket = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  return networkCodes.has(String(code)) || noSocket || lostConnection.test(error.message);
}

function isBusy(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined)
    return (
      error instanceof Error && error.message === 'timeout exceeded when trying to connect' // pg-pool gives it no code
    );
  return (
    state === sqlStates.lockNotAvailable ||
    state === sqlStates.queryCanceled ||
    state === '53300' || // too_many_connections
    isSerializationConflict(error)
  );
}

/**
 * Turns the weather of a database into errors of ours: `busy` (a wait ran out) and
 * `dependency-unavailable` (the server is away), both retryable. Anything else is returned as it is.
 */
export function toWeather(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (isBusy(error)) {
    return new AppError('busy', 'the database is busy', { retryable: true, cause: error });
  }
  // 25006: we still speak to a server that has just become a replica.
  if (isConnectionLost(error) || /^(53|58|25006)/.test(sqlState(error) ?? '')) {
    return new AppError('dependency-unavailable', 'the database cannot be reached', {
      retryable: true,
      cause: error,
    });
  }
  return error;
}
