import type { Actor } from '@gomomo/contracts';
import {
  call,
  sqlState,
  sqlStates,
  withTransaction,
  type Statement,
  type Pool,
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
  try {
    const outcome = await atItsLevel<OutcomeOf<Name>>(pool, prepare(verb, pace), given);
    bookingMetrics.commands.inc({ verb, channel, outcome: outcome.outcome });
    return outcome;
  } catch (error) {
    if (pace === 'quick' && verbs[verb].quick && isLate(error)) {
      return callVerb(pool, verb, given, 'careful');
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

async function atItsLevel<Outcome>(
  pool: Pool,
  { statement, arguments: declared }: Prepared,
  given: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  const values = declared.map(([argument, type]) => toSqlValue(type, given[argument]));
  const tenantId = String(given['tenant']);
  const [row] = await orInProgress(
    given['limits'] === undefined
      ? call<{ outcome: Outcome }>(pool, statement, values)
      : inTurn(pool, tenantId, () =>
          withTransaction(pool, (tx) => call<{ outcome: Outcome }>(tx, statement, values), {
            tenantId,
            isolation: 'serializable',
            // Replicas that book for one tenant meet here; with three retries 1 in 60 gave up.
            retries: 10,
          }),
        ),
  );
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
