import { call, type Queryable, type Tx } from '@gomomo/postgres';

/** A tenant's workbook as it was written last. */
export interface WorkbookFile {
  readonly folder: string;
  readonly name: string;
  /** Of what the file of that name shows. */
  readonly hash: string | null;
  /** Of the newest bytes, beside it or not. */
  readonly etag: string | null;
  /** `2026-11-24`, of the business. */
  readonly day: string | null;
  readonly writtenAt: Date | null;
  readonly inUseSince: Date | null;
  /** By whom, and what to do. */
  readonly inUseReason: string | null;
  readonly beside: string | null;
  readonly besideHash: string | null;
  readonly forgotten: string | null;
}

/** Nobody has it open. */
export const notInUse = { inUseSince: null, inUseReason: null } as const;

const find = {
  name: 'workbook_find_file',
  text: `select folder, name, content_hash as hash, etag, day::text as day, written_at as "writtenAt",
                in_use_since as "inUseSince", in_use_reason as "inUseReason", beside, beside_hash as "besideHash", forgotten
           from workbook.files where tenant_id = $1`,
};

/** In a transaction of the tenant, as all of these. */
export async function findFile(tx: Tx, tenantId: string): Promise<WorkbookFile | undefined> {
  const [row] = await call<WorkbookFile & object>(tx, find, [tenantId]);
  return row;
}

const save = {
  name: 'workbook_save_file',
  text: `
    insert into workbook.files (tenant_id, folder, name, content_hash, etag, day, written_at,
           in_use_since, in_use_reason, beside, beside_hash, forgotten)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    on conflict on constraint files_pkey do update set
           folder = excluded.folder, name = excluded.name, content_hash = excluded.content_hash,
           etag = excluded.etag, day = excluded.day, written_at = excluded.written_at,
           in_use_since = excluded.in_use_since, in_use_reason = excluded.in_use_reason, beside = excluded.beside,
           beside_hash = excluded.beside_hash, forgotten = excluded.forgotten`,
};

export async function saveFile(tx: Tx, tenantId: string, file: WorkbookFile): Promise<void> {
  await call(tx, save, [
    ...[tenantId, file.folder, file.name, file.hash, file.etag, file.day, file.writtenAt],
    ...[file.inUseSince, file.inUseReason, file.beside, file.besideHash, file.forgotten],
  ]);
}

const remove = { name: 'workbook_remove', text: 'delete from workbook.files where tenant_id = $1' };

export async function removeFile(tx: Tx, tenantId: string): Promise<void> {
  await call(tx, remove, [tenantId]);
}

const outOfDate = {
  name: 'workbook_out_of_date',
  text: 'select t as "tenantId" from workbook.tenants_to_refresh($1, $2) t',
};

export async function listOutOfDate(db: Queryable, now: Date, most: number): Promise<string[]> {
  const rows = await call<{ tenantId: string }>(db, outOfDate, [now, most]);
  return rows.map(({ tenantId }) => tenantId);
}

const trouble = {
  name: 'workbook_find_trouble',
  text: 'select count, reason from workbook.find_trouble()',
};

export interface Trouble {
  /** How many workbooks could not be written when it was tried last. */
  readonly count: number;
  /** Of one of them. */
  readonly reason: string;
}

/** Of all tenants. */
export async function findTrouble(db: Queryable): Promise<Trouble | undefined> {
  const [found] = await call<Trouble & object>(db, trouble);
  return found && found.count > 0 ? found : undefined;
}
