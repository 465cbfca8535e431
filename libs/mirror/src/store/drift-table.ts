import type { DriftKind } from '@gomomo/contracts';
import { timeCursor, toPage, type Page } from '@gomomo/http';
import { call, type Statement, type Tx } from '@gomomo/postgres';
import type { Drift } from '../mirror-target.ts';

export interface FoundDrift extends Drift {
  readonly id: string;
  /** First. */
  readonly foundAt: Date;
}

/** What differed at the last look. In a transaction of the tenant. */
export interface DriftTable {
  /** In place of what was found before; what was is as old as it was. */
  replace(tx: Tx, tenantId: string, found: readonly Drift[], now: Date): Promise<void>;
  find(tx: Tx, tenantId: string, appointmentId: string): Promise<Drift[]>;
  listAppointments(tx: Tx, tenantId: string): Promise<string[]>;
  page(
    tx: Tx,
    filter: { tenantId: string; limit: number; cursor?: string | undefined },
  ): Promise<Page<FoundDrift>>;
  /** Of one appointment, or of all. */
  clear(tx: Tx, tenantId: string, appointmentId?: string): Promise<void>;
}

const columns = `id, kind, appointment_id as "appointmentId", ref, detail`;

const found = `jsonb_to_recordset($2) as f(kind text, "appointmentId" uuid, ref text, detail text)`;

function toStatements(schema: string) {
  const drift = `${schema}.mirror_drift`;
  const texts = {
    forget: `
      delete from ${drift} d where tenant_id = $1 and not exists (
        select from ${found}
         where f.kind = d.kind and f."appointmentId" = d.appointment_id and f.ref = d.ref)`,
    keep: `
      insert into ${drift} (tenant_id, kind, appointment_id, ref, detail, found_at)
      select $1, f.kind, f."appointmentId", f.ref, f.detail, $3 from ${found}
      on conflict on constraint mirror_drift_pkey do update set detail = excluded.detail`,
    find: `select ${columns} from ${drift} where tenant_id = $1 and appointment_id = $2`,
    appointments: `select distinct appointment_id as id from ${drift} where tenant_id = $1`,
    page: `
      select ${columns}, found_at as "foundAt" from ${drift}
       where tenant_id = $1 and ($2::timestamptz is null or (found_at, id) > ($2, $3))
       order by found_at, id limit $4`,
    clear: `
      delete from ${drift} where tenant_id = $1 and ($2::uuid is null or appointment_id = $2)`,
  };
  const named = (key: keyof typeof texts): Statement => ({
    name: `${schema}_mirror_drift_${key}`,
    text: texts[key],
  });
  return {
    ...{ forget: named('forget'), keep: named('keep'), find: named('find') },
    ...{ appointments: named('appointments'), page: named('page'), clear: named('clear') },
  };
}

type DriftRow = {
  id: string;
  kind: DriftKind;
  appointmentId: string;
  ref: string;
  detail: string | null;
};

export function createDriftTable(schema: string): DriftTable {
  const sql = toStatements(schema);
  return {
    replace: async (tx, tenantId, found, now) => {
      const json = JSON.stringify(found);
      await call(tx, sql.forget, [tenantId, json]);
      await call(tx, sql.keep, [tenantId, json, now]);
    },
    find: (tx, tenantId, appointmentId) => call<DriftRow>(tx, sql.find, [tenantId, appointmentId]),
    listAppointments: async (tx, tenantId) => {
      const rows = await call<{ id: string }>(tx, sql.appointments, [tenantId]);
      return rows.map(({ id }) => id);
    },
    page: async (tx, { tenantId, limit, cursor }) => {
      const after = timeCursor.decode(cursor);
      const values = [tenantId, after?.at ?? null, after?.id ?? null, limit + 1];
      const rows = await call<DriftRow & { foundAt: Date }>(tx, sql.page, values);
      return toPage(rows, limit, ({ foundAt, id }) => timeCursor.encode({ at: foundAt, id }));
    },
    clear: async (tx, tenantId, appointmentId) => {
      await call(tx, sql.clear, [tenantId, appointmentId ?? null]);
    },
  };
}
