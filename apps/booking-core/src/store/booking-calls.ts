import { call, withTransaction, type Pool, type Queryable } from '@gomomo/postgres';
import type { KeptRefusal } from '../domain/kept-refusal.ts';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import { orInProgress } from './in-progress.ts';
import { inTurn } from './in-turn.ts';

/** Named arguments of a booking function; `undefined` is SQL null. */
type Arguments = Readonly<Record<string, unknown>>;

/** An appointment as the functions answer it: what is personal, and what mirrors say, apart. */
export interface StoredAppointment {
  readonly appointment: {
    readonly id: string;
    readonly reference: string;
    readonly status: 'confirmed' | 'cancelled' | 'completed' | 'no_show';
    readonly version: number;
    readonly start: string;
    readonly end: string;
    readonly timeZone: string;
    readonly service: {
      readonly id: string;
      readonly name: string;
      readonly minutes?: number;
      readonly priceMinor?: number;
      readonly currency?: string;
    };
    readonly resource: { readonly id: string; readonly name: string };
    readonly clientId: string;
    readonly channel: 'web' | 'phone' | 'sms' | 'api';
    readonly createdAt: string;
    readonly updatedAt: string;
  };
  readonly pii: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly notes: string | null;
  readonly sync: Readonly<Record<string, 'none' | 'pending' | 'synced' | 'failed'>>;
}

export interface StoredHold {
  readonly hold: {
    readonly id: string;
    readonly serviceId: string;
    readonly resourceId: string;
    readonly start: string;
    readonly end: string;
    readonly expiresAt: string;
  };
}

/** What every booking function answers; which fields are there follows from `outcome`. */
export interface Outcome extends Partial<StoredAppointment>, Partial<StoredHold> {
  readonly outcome: string;
  readonly reason?: string;
  readonly status?: number;
  readonly refusal?: KeptRefusal;
  readonly conflicts?: readonly string[];
  readonly block?: {
    readonly id: string;
    readonly start: string;
    readonly end: string;
    readonly reason: string | null;
  };
}

const statements = new Map<string, { readonly name: string; readonly text: string }>();

/** One call of one function is one transaction; its statement is prepared once for each connection. */
export async function callBooking(db: Queryable, name: string, given: Arguments): Promise<Outcome> {
  const names = Object.keys(given);
  const id = `booking_${name}_${names.length}`;
  const statement = statements.get(id) ?? {
    name: id,
    text: `select booking.${name}(${names.map((argument, index) => `p_${argument} => $${index + 1}`).join(', ')}) as outcome`,
  };
  statements.set(id, statement);
  const [row] = await orInProgress(
    call<{ outcome: Outcome }>(db, statement, Object.values(given).map(toSql)),
  );
  if (row === undefined) throw new Error(`booking.${name} answered nothing`);
  return row.outcome;
}

/** The same where rules count rows: only SERIALIZABLE makes the count and the write one. */
export function callBookingSerializable(
  pool: Pool,
  tenantId: string,
  name: string,
  given: Arguments,
): Promise<Outcome> {
  return inTurn(pool, tenantId, () =>
    withTransaction(pool, (tx) => callBooking(tx, name, given), {
      tenantId,
      isolation: 'serializable',
      // Replicas that book for one tenant meet here; with three retries 1 in 60 gave up.
      retries: 10,
    }),
  );
}

function toSql(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Date || Buffer.isBuffer(value) || Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Keeps a refusal for its key, so that the same request is refused the same way; see `idempotency`. */
export function rememberRefusal(
  pool: Pool,
  tenantId: string,
  keyed: KeyedRequest,
  now: number,
  refusal: KeptRefusal & { readonly status: number },
): Promise<Outcome | null> {
  const { status, ...kept } = refusal;
  return callBooking(pool, 'remember_refusal', {
    tenant: tenantId,
    key: keyed.id,
    body: keyed.bodyHash,
    now: new Date(now),
    status,
    refusal: kept,
  });
}

/** What the key was answered before; null when it is new. Keeps nothing. */
export function findEarlierAnswer(
  pool: Pool,
  tenantId: string,
  keyed: KeyedRequest,
): Promise<Outcome | null> {
  const given = { tenant: tenantId, key: keyed.id, body: keyed.bodyHash };
  return withTransaction(pool, (tx) => callBooking(tx, 'earlier_answer', given), { tenantId });
}
