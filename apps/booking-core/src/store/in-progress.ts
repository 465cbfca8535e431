import { sqlState, sqlStates } from '@gomomo/postgres';
import { idempotencyInProgress } from '../domain/refusals.ts';

/**
 * A wait that ran out on the row of an idempotency key: the first request with that key is still
 * running. The server names the relation it waited in.
 */
export async function orInProgress<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (sqlState(error) !== sqlStates.lockNotAvailable || !names(error, 'idempotency')) throw error;
    throw idempotencyInProgress(error);
  }
}

function names(error: unknown, relation: string): boolean {
  for (let link = error; typeof link === 'object' && link !== null; link = causeOf(link)) {
    if ('where' in link && String(link.where).includes(`in relation "${relation}"`)) return true;
  }
  return false;
}

const causeOf = (link: object): unknown => ('cause' in link ? link.cause : undefined);
