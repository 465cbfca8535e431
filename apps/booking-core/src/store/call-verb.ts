import type { Actor } from '@gomomo/contracts';
import {
  call,
  sqlState,
  sqlStates,
  withTransaction,
  type Pool,
  type Queryable,
  type Statement,
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

export interface VerbOptions {
  readonly pace?: Pace;
  /** Where rules count rows; SERIALIZABLE unless the servers know READ COMMITTED alone, where the locks alone guard. */
  readonly countsAt?: 'serializable' | 'read-committed' | undefined;
}

interface Prepared {
  readonly statement: Statement;
  readonly arguments: readonly (readonly [argument: string, type: SqlType])[];
}

/**
 * Runs a verb in one round trip, which is one transaction; where rules count rows it is SERIALIZABLE, beside
 * the locks that it takes before it counts. The quick way fails when another transaction was first with
 * what had been looked at; the careful way then says how it ended.
 */
export async function callVerb<Name extends VerbName>(
  pool: Pool,
  verb: Name,
  given: ArgumentsOf<Name>,
  { pace = 'quick', countsAt = 'serializable' }: VerbOptions = {},
): Promise<OutcomeOf<Name>> {
  const channel = channelOf(given);
  try {
    const run =
      countsAt === 'serializable' && countsRows(given)
        ? serialized<OutcomeOf<Name>>
        : once<OutcomeOf<Name>>;
    const outcome = await run(pool, prepare(verb, pace), given);
    bookingMetrics.commands.inc({ verb, channel, outcome: outcome.outcome });
    return outcome;
  } catch (error) {
    if (pace === 'quick' && verbs[verb].quick && isLate(error)) {
      return callVerb(pool, verb, given, { pace: 'careful', countsAt });
    }
    bookingMetrics.commands.inc({ verb, channel, outcome: 'failed' });
    throw error;
  }
}

const channelOf = (given: Readonly<Record<string, unknown>>): string =>
  (given['actor'] as Pick<Actor, 'channel'> | undefined)?.channel ?? '';

function isLate(error: unknown): boolean {
  const state = sqlState(error);
  return state === sqlStates.uniqueViolation || state === sqlStates.exclusionViolation;
}

type Given = Readonly<Record<string, unknown>>;

const countsRows = (given: Given): boolean => given['limits'] !== undefined;

const once = <Outcome>(on: Queryable, prepared: Prepared, given: Given): Promise<Outcome> =>
  orInProgress(ask<Outcome>(on, prepared, given));

const serialized = <Outcome>(pool: Pool, prepared: Prepared, given: Given): Promise<Outcome> => {
  const tenantId = String(given['tenant']);
  // Replicas that book for one tenant meet here; with three retries 1 in 60 gave up.
  const level = { tenantId, isolation: 'serializable', retries: 10 } as const;
  return orInProgress(
    inTurn(pool, tenantId, () =>
      withTransaction(pool, (tx) => ask<Outcome>(tx, prepared, given), level),
    ),
  );
};

async function ask<Outcome>(
  on: Queryable,
  { statement, arguments: declared }: Prepared,
  given: Given,
): Promise<Outcome> {
  const values = declared.map(([argument, type]) => toSqlValue(type, given[argument]));
  const [row] = await call<{ outcome: Outcome }>(on, statement, values);
  if (row === undefined) throw new Error(`${statement.name} answered nothing`);
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
