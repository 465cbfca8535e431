import type { EventAppointment, Pii, PublicTenant } from '@gomomo/contracts';
import { call, type Queryable, type Statement, type Tx } from '@gomomo/postgres';
import type { ErasedAppointment, MirroredAppointment } from '../mirror-target.ts';

export interface ReadTenant {
  readonly sequence: number;
  readonly tenant: PublicTenant | undefined;
}

export interface TenantNews {
  readonly isNewer: boolean;
  readonly sequence: number;
  readonly before: PublicTenant | undefined;
}

/** What the mirror knows of the bookings. In a transaction of the tenant; what is older changes nothing. */
export interface Projection {
  /** The number of the tenant's change; undefined: it is known already. */
  keep(tx: Tx, appointment: MirroredAppointment): Promise<number | undefined>;
  /** The client of an appointment was erased. */
  forgetClient(
    tx: Tx,
    erased: { tenantId: string; appointmentId: string; version: number },
  ): Promise<number | undefined>;
  keepTenant(
    tx: Tx,
    news: { tenantId: string; version: number; answer: PublicTenant },
  ): Promise<TenantNews>;
  /** Something else has changed; undefined: the tenant is erased. */
  touch(tx: Tx, tenantId: string): Promise<number | undefined>;
  /** From when on nobody is at its target any more; undefined: it was erased before. */
  eraseTenant(tx: Tx, tenantId: string, now: Date): Promise<Date | undefined>;
  find(tx: Tx, tenantId: string, appointmentId: string): Promise<MirroredAppointment | undefined>;
  findTenant(tx: Tx, tenantId: string): Promise<ReadTenant>;
  /** By start: all, or those that end after an instant or that the target owes (still) something. */
  list(tx: Tx, tenantId: string, options?: { endsAfter: Date }): Promise<MirroredAppointment[]>;
  /** All, by start, as they are in a picture of the tenant. */
  listPages(tx: Tx, tenantId: string): Promise<Uint8Array[]>;
  listErased(tx: Tx, tenantId: string): Promise<ErasedAppointment[]>;
}

interface Row {
  readonly tenantId: string;
  readonly version: number;
  readonly snapshot: EventAppointment;
  readonly pii: Pii | null;
}

const columns = `a.tenant_id as "tenantId", a.version, a.snapshot, a.pii`;

const toAppointment = ({ tenantId, version, snapshot, pii }: Row): MirroredAppointment => ({
  ...{ tenantId, version, pii },
  appointment: { ...snapshot, version },
});

const named = (schema: string, name: string, text: string): Statement => ({
  name: `${schema}_mirror_${name}`,
  text,
});

const toStatements = (schema: string) => ({
  ...newsSql(schema),
  ...readSql(schema),
  ...pictureSql(schema),
});

function newsSql(schema: string) {
  const of = (name: string, text: string): Statement => named(schema, name, text);
  return {
    keep: of(
      'keep',
      `select ${schema}.mirror_project($1, $2, $3, $4, $5, $6, $7, $8, $9) as sequence`,
    ),
    forgetClient: of(
      'forget_client',
      `select ${schema}.mirror_forget_client($1, $2, $3) as sequence`,
    ),
    keepTenant: of(
      'keep_tenant',
      `select is_newer as "isNewer", sequence, before
         from ${schema}.mirror_project_tenant($1, $2, $3)`,
    ),
    touch: of('touch', `select ${schema}.mirror_touch($1) as sequence`),
    eraseTenant: of('erase_tenant', `select ${schema}.mirror_erase_tenant($1, $2) as "freeAt"`),
  };
}

function readSql(schema: string) {
  const of = (name: string, text: string): Statement => named(schema, name, text);
  return {
    find: of(
      'find',
      `select ${columns} from ${schema}.mirror_appointments a
        where a.tenant_id = $1 and a.appointment_id = $2`,
    ),
    findTenant: of(
      'find_tenant',
      `select sequence, answer from ${schema}.mirror_tenants where tenant_id = $1`,
    ),
    list: of(
      'list',
      `select ${columns} from ${schema}.mirror_appointments a
        where a.tenant_id = $1
          and ($2::timestamptz is null or a.ends_at > $2 or exists (
               select from ${schema}.mirror_statuses s
                where s.tenant_id = a.tenant_id and s.appointment_id = a.appointment_id
                  and s.state in ('pending', 'failed')))
        order by a.starts_at, a.appointment_id`,
    ),
  };
}

const pageSize = 1_000;

function pictureSql(schema: string) {
  const of = (name: string, text: string): Statement => named(schema, name, text);
  return {
    page: of(
      'page',
      `select coalesce(json_agg(json_build_object(
                'tenantId', tenant_id, 'version', version, 'pii', pii,
                'appointment', snapshot || jsonb_build_object('version', version))), '[]')::text as json,
              count(*)::integer as length
         from (select * from ${schema}.mirror_appointments where tenant_id = $1
                order by starts_at, appointment_id offset $2 limit ${pageSize}) page`,
    ),
    erased: of(
      'erased',
      `with known as materialized (
         select appointment_id, snapshot ->> 'clientId' as client_id,
                coalesce(jsonb_strip_nulls(pii), '{}') = '{}' as is_erased
           from ${schema}.mirror_appointments where tenant_id = $1)
       select appointment_id as "appointmentId", client_id as "clientId", not exists (
                select from known other
                 where other.client_id = erased.client_id and not other.is_erased) as "isClientGone"
         from known erased where is_erased`,
    ),
  };
}

export function createProjection(schema: string): Projection {
  const sql = toStatements(schema);
  return { ...forNews(sql), ...forReaders(sql), ...forPictures(sql) };
}

type Sql = ReturnType<typeof toStatements>;

async function sequenceOf(db: Queryable, statement: Statement, values: unknown[]) {
  const [row] = await call<{ sequence: number | null }>(db, statement, values);
  return row?.sequence ?? undefined;
}

const forNews = (
  sql: Sql,
): Pick<Projection, 'keep' | 'forgetClient' | 'keepTenant' | 'touch' | 'eraseTenant'> => ({
  keep: (tx, { tenantId, version, appointment, pii }) => {
    const { id, status, start, end, resource } = appointment;
    const times = [new Date(start), new Date(end)];
    const json = [JSON.stringify(appointment), pii === null ? null : JSON.stringify(pii)];
    const values = [tenantId, id, version, status, ...times, resource.id, ...json];
    return sequenceOf(tx, sql.keep, values);
  },
  forgetClient: (tx, { tenantId, appointmentId, version }) =>
    sequenceOf(tx, sql.forgetClient, [tenantId, appointmentId, version]),
  keepTenant: async (tx, { tenantId, version, answer }) => {
    const values = [tenantId, version, JSON.stringify(answer)];
    const [row] = await call<{
      isNewer: boolean;
      sequence: number | null;
      before: PublicTenant | null;
    }>(tx, sql.keepTenant, values);
    return {
      isNewer: row?.isNewer ?? false,
      sequence: row?.sequence ?? 0,
      before: row?.before ?? undefined,
    };
  },
  touch: (tx, tenantId) => sequenceOf(tx, sql.touch, [tenantId]),
  eraseTenant: async (tx, tenantId, now) => {
    const [row] = await call<{ freeAt: Date | null }>(tx, sql.eraseTenant, [tenantId, now]);
    return row?.freeAt ?? undefined;
  },
});

const forReaders = (sql: Sql): Pick<Projection, 'find' | 'findTenant' | 'list'> => ({
  find: async (tx, tenantId, appointmentId) => {
    const [row] = await call<Row & object>(tx, sql.find, [tenantId, appointmentId]);
    return row === undefined ? undefined : toAppointment(row);
  },
  findTenant: async (tx, tenantId) => {
    type Kept = { sequence: number; answer: PublicTenant | null };
    const [row] = await call<Kept>(tx, sql.findTenant, [tenantId]);
    return { sequence: row?.sequence ?? 0, tenant: row?.answer ?? undefined };
  },
  list: async (tx, tenantId, options) => {
    const rows = await call<Row & object>(tx, sql.list, [tenantId, options?.endsAfter ?? null]);
    return rows.map(toAppointment);
  },
});

const encoder = new TextEncoder();

const forPictures = (sql: Sql): Pick<Projection, 'listPages' | 'listErased'> => ({
  listPages: async (tx, tenantId) => {
    const pages: Uint8Array[] = [];
    for (let length = pageSize; length === pageSize;) {
      const values = [tenantId, pages.length * pageSize];
      const [page] = await call<{ json: string; length: number }>(tx, sql.page, values);
      length = page?.length ?? 0;
      if (page && length > 0) pages.push(encoder.encode(page.json));
    }
    return pages;
  },
  listErased: async (tx, tenantId) => call<ErasedAppointment & object>(tx, sql.erased, [tenantId]),
});
