import { AppError, isAppError } from '@gomomo/kernel';
import { isSerializationConflict, sqlState, sqlStates } from './sql-state.ts';

const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|server closed the connection|timeout expired|Query read timeout)/;
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

/** What a server that answers lacks, or does not let us have, by SQLSTATE; 58030 is an I/O error, EDQUOT a quota. */
function findShortage(error: unknown): string | undefined {
  const state = sqlState(error);
  if (state === '53100') return 'the disk of the database is full';
  if (state === '53200') return 'the database has run out of memory';
  // A password that is being changed: nothing was done, and another login will do.
  if (state?.startsWith('28') === true) return 'the database does not take our login';
  const { code, message } = fieldsOf(error);
  const full = /No space left on device|Disk quota exceeded/;
  const byText = state !== undefined && /^(53|58|XX)/.test(state) && full.test(String(message));
  const byNode = state === undefined && (code === 'ENOSPC' || code === 'EDQUOT');
  return byText || byNode ? 'the disk of the database is full' : undefined;
}

/**
 * Turns the weather of a database into errors of ours: `busy` (a wait ran out) and
 * `dependency-unavailable` (the server is away, has run out
 * of disk or memory, or does not take our login; the message says which), both retryable. Anything else is returned as it is.
 */
export function toWeather(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (isBusy(error)) {
    return new AppError('busy', 'the database is busy', { retryable: true, cause: error });
  }
  const shortage = findShortage(error);
  if (shortage !== undefined) {
    return new AppError('dependency-unavailable', shortage, { retryable: true, cause: error });
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
