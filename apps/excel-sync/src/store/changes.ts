import { call, type Tx } from '@gomomo/postgres';
import type { ChangeFacts } from '../domain/facts.ts';

const keep = {
  name: 'workbook_keep_change',
  text: 'select workbook.keep_change($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as sequence',
};

/** In a transaction of the tenant, as all of these. The tenant's change that it is; undefined: known. */
export async function keepChange(
  tx: Tx,
  tenantId: string,
  change: ChangeFacts,
): Promise<number | undefined> {
  const { appointmentId, version, at, action, actor, start, previousStart, reasonCode } = change;
  const [row] = await call<{ sequence: number | null }>(tx, keep, [
    ...[tenantId, appointmentId, version, at, action, actor.kind, actor.channel],
    ...[start, previousStart ?? null, reasonCode ?? null],
  ]);
  return row?.sequence ?? undefined;
}

const page = {
  name: 'workbook_change_page',
  text: `
    select coalesce(json_agg(json_strip_nulls(json_build_object(
             'appointmentId', appointment_id, 'version', version, 'at', at, 'action', action,
             'actor', json_build_object('kind', actor_kind, 'channel', channel),
             'start', starts_at, 'previousStart', previous_starts_at, 'reasonCode', reason_code))), '[]')::text
           as json, count(*)::integer as length
      from (select * from workbook.changes
             where tenant_id = $1 and at >= $2
             order by at desc, appointment_id, version offset $3 limit $4) c`,
};

const pageSize = 1_000;
/** As many as a person will ever read. */
export const changesMost = 5_000;

const encoder = new TextEncoder();

/** What happened since, the latest first, as JSON in UTF-8 that is not read here. */
export async function readChangePages(
  tx: Tx,
  tenantId: string,
  since: Date,
): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  for (let offset = 0; offset < changesMost; offset += pageSize) {
    const values = [tenantId, since, offset, pageSize];
    const [row] = await call<{ json: string; length: number }>(tx, page, values);
    if (row === undefined || row.length === 0) break;
    pages.push(encoder.encode(row.json));
    if (row.length < pageSize) break;
  }
  return pages;
}

const removeOld = {
  name: 'workbook_remove_old_changes',
  text: `delete from workbook.changes
          where tenant_id = $1 and ($2::timestamptz is null or at < $2)`,
};

/** Those before that, or all. */
export async function removeChanges(tx: Tx, tenantId: string, before?: Date): Promise<void> {
  await call(tx, removeOld, [tenantId, before ?? null]);
}
