import type { CallbackReason, CallbackStatus } from '@gomomo/contracts';
import { idCursor, toPage, type Page } from '@gomomo/http';
import { call, withTransaction, type Pool } from '@gomomo/postgres';

export interface StoredCallback {
  readonly id: string;
  readonly phone: string;
  readonly name: string | null;
  readonly reason: CallbackReason;
  readonly reference: string | null;
  readonly recordingUrl: string | null;
  readonly seconds: number | null;
  readonly at: Date;
  readonly status: CallbackStatus;
}

export interface CallbackFilter {
  readonly tenantId: string;
  readonly status?: CallbackStatus;
  readonly cursor?: string;
  readonly limit: number;
}

const fields = `id, phone, name, reason, reference, recording_url as "recordingUrl",
           recording_seconds as seconds, requested_at as at, status`;

const list = {
  name: 'voice_list_callbacks',
  text: `
    select ${fields} from voice.callbacks
     where tenant_id = $1 and ($2::text is null or status = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
};

/** The newest first, a page at a time. @throws AppError `validation` for a cursor that is none */
export function listCallbacks(pool: Pool, filter: CallbackFilter): Promise<Page<StoredCallback>> {
  const { tenantId, status = null, limit } = filter;
  const after = idCursor.decode(filter.cursor) ?? null;
  return withTransaction(
    pool,
    async (tx) => {
      const values = [tenantId, status, after, limit + 1];
      const rows = await call<StoredCallback & object>(tx, list, values);
      return toPage(rows, limit, ({ id }) => idCursor.encode(id));
    },
    { tenantId },
  );
}

const mark = {
  name: 'voice_mark_callback',
  text: `update voice.callbacks set status = $3 where tenant_id = $1 and id = $2 returning ${fields}`,
};

/** Undefined: the tenant has none of that id. */
export function markCallback(
  pool: Pool,
  tenantId: string,
  id: string,
  status: CallbackStatus,
): Promise<StoredCallback | undefined> {
  return withTransaction(
    pool,
    async (tx) => (await call<StoredCallback & object>(tx, mark, [tenantId, id, status]))[0],
    { tenantId },
  );
}
