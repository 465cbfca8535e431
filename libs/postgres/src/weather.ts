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
  const state = sqlState(error);
  if (state !== undefined) return /^(08|57P)/.test(state);
  const { code, syscall, message } = fieldsOf(error);
  const noSocket = code === 'ENOENT' && syscall === 'connect';
  return networkCodes.has(String(code)) || noSocket || lostConnection.test(String(message));
}

/** By shape and not by `instanceof`: an error may come from another realm, e.g. under jest. */
function fieldsOf(error: unknown): { code?: unknown; syscall?: unknown; message?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}

function isBusy(error: unknown): boolean {
  const state = sqlState(error);
  // pg-pool gives this error no code
  if (state === undefined)
    return fieldsOf(error).message === 'timeout exceeded when trying to connect';
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
