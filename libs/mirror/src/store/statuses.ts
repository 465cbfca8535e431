import type { Mirror, SyncState } from '@gomomo/contracts';
import { call, type Statement, type Tx } from '@gomomo/postgres';

export interface Word {
  readonly tenantId: string;
  readonly appointmentId: string;
  readonly state: SyncState;
  readonly version: number;
  readonly traceparent?: string | undefined;
}

/**
 * What booking-core is told of each appointment, through the outbox: only of a newer version, or another
 * state of the same. In a transaction of the tenant.
 */
export interface Statuses {
  tell(tx: Tx, word: Word, now: Date): Promise<void>;
  /** Of many at once. */
  tellEach(
    tx: Tx,
    words: Pick<Word, 'tenantId' | 'state'> & {
      readonly all: readonly Pick<Word, 'appointmentId' | 'version'>[];
    },
    now: Date,
  ): Promise<void>;
  /** Of all that has been told of, up to a change of the tenant. */
  tellAll(
    tx: Tx,
    word: { tenantId: string; state: SyncState; sequence: number },
    now: Date,
  ): Promise<void>;
  /** Those of which anything has been told. */
  findTold(tx: Tx, tenantId: string, appointmentIds: readonly string[]): Promise<Set<string>>;
  lastSyncAt(tx: Tx, tenantId: string): Promise<Date | undefined>;
}

export function createStatuses(schema: string, mirror: Mirror): Statuses {
  const sql = toStatements(schema);
  return {
    tell: async (tx, { tenantId, appointmentId, state, version, traceparent }, now) => {
      const values = [tenantId, appointmentId, mirror, state, version, now, traceparent ?? null];
      await call(tx, sql.tell, values);
    },
    tellEach: async (tx, { tenantId, state, all }, now) => {
      const ids = all.map(({ appointmentId }) => appointmentId);
      const versions = all.map(({ version }) => version);
      await call(tx, sql.tellEach, [tenantId, mirror, state, ids, versions, now]);
    },
    tellAll: async (tx, { tenantId, state, sequence }, now) => {
      await call(tx, sql.tellAll, [tenantId, mirror, state, sequence, now]);
    },
    findTold: async (tx, tenantId, appointmentIds) => {
      const rows = await call<{ id: string }>(tx, sql.told, [tenantId, appointmentIds]);
      return new Set(rows.map(({ id }) => id));
    },
    lastSyncAt: async (tx, tenantId) => {
      const [row] = await call<{ at: Date | null }>(tx, sql.last, [tenantId]);
      return row?.at ?? undefined;
    },
  };
}

function toStatements(schema: string) {
  const of = (name: string, text: string): Statement => ({
    name: `${schema}_mirror_${name}`,
    text,
  });
  return {
    tell: of('tell', `select ${schema}.mirror_tell($1, $2, $3, $4, $5, $6, $7)`),
    tellAll: of('tell_all', `select ${schema}.mirror_tell_all($1, $2, $3, $4, $5)`),
    tellEach: of(
      'tell_each',
      `select ${schema}.mirror_tell($1, w.id, $2, $3, w.version, $6, null)
       from unnest($4::uuid[], $5::integer[]) as w (id, version)`,
    ),
    told: of(
      'told',
      `select appointment_id as id from ${schema}.mirror_statuses
      where tenant_id = $1 and appointment_id = any ($2::uuid[])`,
    ),
    last: of(
      'last_sync',
      `select max(at) as at from ${schema}.mirror_statuses where tenant_id = $1 and state = 'synced'`,
    ),
  };
}
