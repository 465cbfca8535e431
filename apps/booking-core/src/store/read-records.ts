import { numberCursor, timeCursor, toPage, type Page } from '@gomomo/http';
import { call, withTransaction, type Pool } from '@gomomo/postgres';

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: 'client' | 'staff' | 'system';
  readonly actorId: string | null;
  readonly channel: 'web' | 'phone' | 'sms' | 'api';
  readonly action: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

export interface PageQuery {
  readonly cursor?: string;
  readonly limit: number;
}

const history = {
  name: 'booking_history',
  text: `
    select id::text, at, actor_kind::text as "actorKind", actor_id as "actorId", channel::text,
           action, before, after
      from booking.audit
     where tenant_id = $1 and subject_id = $2 and id > $3::bigint order by audit.id limit $4`,
};

/** Every change of one thing, the oldest first. */
export function listHistory(
  pool: Pool,
  tenantId: string,
  subjectId: string,
  page: PageQuery,
): Promise<Page<AuditEntry>> {
  const after = numberCursor.decode(page.cursor) ?? '0';
  return withTransaction(
    pool,
    async (tx) => {
      const rows = await call<AuditEntry & object>(tx, history, [
        tenantId,
        subjectId,
        after,
        page.limit + 1,
      ]);
      return toPage(rows, page.limit, ({ id }) => numberCursor.encode(id));
    },
    { tenantId },
  );
}

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly createdAt: Date;
}

const clients = {
  name: 'booking_find_clients',
  text: `
    select id, name, phone, email, created_at as "createdAt" from booking.clients
     where tenant_id = $1 and (phone = $2 or email = $2) and erased_at is null
       and ($3::timestamptz is null or (created_at, id) > ($3, $4::uuid))
     order by created_at, id limit $5`,
};

/** Clients with a contact (E.164 or lower-case e-mail). */
export function findClients(
  pool: Pool,
  tenantId: string,
  contact: string,
  page: PageQuery,
): Promise<Page<ClientRow>> {
  const after = timeCursor.decode(page.cursor);
  return withTransaction(
    pool,
    async (tx) => {
      const rows = await call<ClientRow & object>(tx, clients, [
        tenantId,
        contact,
        after?.at ?? null,
        after?.id ?? null,
        page.limit + 1,
      ]);
      return toPage(rows, page.limit, ({ createdAt: at, id }) => timeCursor.encode({ at, id }));
    },
    { tenantId },
  );
}

export interface BlockRow {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly reason: string | null;
}

const blocks = {
  name: 'booking_list_blocks',
  text: `
    select block_id as id, min(starts_at) as start, max(ends_at) as "end", min(reason) as reason
      from booking.claims
     where tenant_id = $1 and resource_id = $2 and state in ('blocked', 'archived')
       and block_id is not null and starts_at > $3::timestamptz - interval '367 days'
     group by block_id
    having max(ends_at) > $3::timestamptz
       and ($4::timestamptz is null or (min(starts_at), block_id) > ($4, $5::uuid))
     order by min(starts_at), block_id limit $6`,
};

/** Time off that has not ended, the earliest first; its first days may lie in the past. */
export function listBlocks(
  pool: Pool,
  tenantId: string,
  resourceId: string,
  now: number,
  page: PageQuery,
): Promise<Page<BlockRow>> {
  const after = timeCursor.decode(page.cursor);
  return withTransaction(
    pool,
    async (tx) => {
      const rows = await call<BlockRow & object>(tx, blocks, [
        tenantId,
        resourceId,
        new Date(now),
        after?.at ?? null,
        after?.id ?? null,
        page.limit + 1,
      ]);
      return toPage(rows, page.limit, ({ start: at, id }) => timeCursor.encode({ at, id }));
    },
    { tenantId },
  );
}
