import { sqlState, sqlStates } from '@gomomo/postgres';
import { idempotencyInProgress } from '../domain/refusals.ts';

/**
 * A wait that ran out on an idempotency key: the first request with that key is still running. The
 * server names the function or the relation it waited in.
 */
export async function orInProgress<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (sqlState(error) !== sqlStates.lockNotAvailable || !namesKey(error)) throw error;
    throw idempotencyInProgress(error);
  }
}

const waits = /booking\.lock_key|in relation "idempotency(_pkey)?"/;

function namesKey(error: unknown): boolean {
  for (let link = error; typeof link === 'object' && link !== null; link = causeOf(link)) {
    if ('where' in link && waits.test(String(link.where))) return true;
  }
  return false;
}

const causeOf = (link: object): unknown => ('cause' in link ? link.cause : undefined);
