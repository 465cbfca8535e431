import type { Actor } from '@gomomo/contracts';
import {
  call,
  sqlState,
  sqlStates,
  withTransaction,
  type Statement,
  type Pool,
  type Queryable,
} from '@gomomo/postgres';
import { bookingMetrics } from '../metrics.ts';
import { orInProgress } from './in-progress.ts';
import { inTurn } from './in-turn.ts';
import { toSqlValue } from './sql-values.ts';
import {
  verbs,
  type ArgumentsOf,
  type OutcomeOf,
  type SqlType,
  type Verb,
  type VerbName,
} from './verbs.ts';

/** The careful way alone is for specs; it says the same as the quick one. */
export type Pace = 'quick' | 'careful';

interface Prepared {
  readonly statement: Statement;
  readonly arguments: readonly (readonly [argument: string, type: SqlType])[];
}

/**
 * Runs a verb in one round trip, which is one transaction; where rules count rows it is SERIALIZABLE: only
 * that makes the count and the write one. The quick way fails when another transaction was first with
 * what had been looked at; the careful way then says how it ended.
 */
export async function callVerb<Name extends VerbName>(
  pool: Pool,
  verb: Name,
  given: ArgumentsOf<Name>,
  pace: Pace = 'quick',
): Promise<OutcomeOf<Name>> {
  const channel = channelOf(given);
  const count = (outcome: string) => bookingMetrics.commands.inc({ verb, channel, outcome });
  try {
    const outcome = await run(pool, verb, given, pace);
    count(outcome.outcome);
    return outcome;
  } catch (error) {
    count('failed');
    throw error;
  }
}

const channelOf = (given: Readonly<Record<string, unknown>>): string =>
  (given['actor'] as Pick<Actor, 'channel'> | undefined)?.channel ?? '';

async function run<Name extends VerbName>(
  pool: Pool,
  verb: Name,
  given: ArgumentsOf<Name>,
  pace: Pace,
): Promise<OutcomeOf<Name>> {
  if (pace === 'careful') return atItsLevel(pool, prepare(verb, 'careful'), given);
  try {
    return await atItsLevel(pool, prepare(verb, 'quick'), given);
  } catch (error) {
    if (!verbs[verb].quick || !isLate(error)) throw error;
    return atItsLevel(pool, prepare(verb, 'careful'), given);
  }
}

function isLate(error: unknown): boolean {
  const state = sqlState(error);
  return state === sqlStates.uniqueViolation || state === sqlStates.exclusionViolation;
}

function atItsLevel<Outcome>(
  pool: Pool,
  prepared: Prepared,
  given: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const tenantId = String(given['tenant']);
  if (given['limits'] === undefined) return ask(pool, prepared, given);
  return inTurn(pool, tenantId, () =>
    withTransaction(pool, (tx) => ask<Outcome>(tx, prepared, given), {
      tenantId,
      isolation: 'serializable',
      // Replicas that book for one tenant meet here; with three retries 1 in 60 gave up.
      retries: 10,
    }),
  );
}

async function ask<Outcome>(
  db: Queryable,
  prepared: Prepared,
  given: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const values = prepared.arguments.map(([argument, type]) => toSqlValue(type, given[argument]));
  const [row] = await orInProgress(call<{ outcome: Outcome }>(db, prepared.statement, values));
  if (row === undefined) throw new Error(`${prepared.statement.name} answered nothing`);
  return row.outcome;
}

const known = new Map<string, Prepared>();

/** By name, with their SQL types. */
export function argumentsOf(verb: VerbName, pace: Pace): Readonly<Record<string, SqlType>> {
  const declared: Verb = verbs[verb];
  return pace === 'quick' ? { ...declared.arguments, ...declared.drafted } : declared.arguments;
}

/** Arguments go by name, so that their order in SQL is nobody's business. */
function prepare(verb: VerbName, pace: Pace): Prepared {
  const fn = pace === 'careful' && verbs[verb].quick ? `${verb}_carefully` : verb;
  const before = known.get(fn);
  if (before !== undefined) return before;
  const types = Object.entries(argumentsOf(verb, pace));
  const named = types.map(([argument], index) => `p_${argument} => $${index + 1}`).join(', ');
  const text = `select booking.${fn}(${named}) as outcome`;
  const prepared = { statement: { name: `booking_${fn}`, text }, arguments: types };
  known.set(fn, prepared);
  return prepared;
}
