import { call, type Tx } from '@gomomo/postgres';
import type { CallbackRequest } from '../domain/callback-request.ts';

const statement = {
  name: 'voice_save_callback',
  text: `
    insert into voice.callbacks as c (tenant_id, id, call_sid, phone, name, reason, reference,
           recording_url, recording_sid, recording_seconds, requested_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict on constraint callbacks_one_a_call do update set
           name = coalesce(excluded.name, c.name),
           reference = coalesce(excluded.reference, c.reference),
           recording_url = coalesce(c.recording_url, excluded.recording_url),
           recording_sid = coalesce(c.recording_sid, excluded.recording_sid),
           recording_seconds = coalesce(c.recording_seconds, excluded.recording_seconds)
    returning xmax = 0 as "isNew"`,
};

/** Keeps who waits to be called back; true the first time of a call. */
export async function saveCallback(
  tx: Tx,
  request: CallbackRequest,
  id: string,
  at: Date,
): Promise<boolean> {
  const { tenantId, callSid, phone, name, reason, reference, recording } = request;
  const [row] = await call<{ isNew: boolean }>(tx, statement, [
    ...[tenantId, id, callSid, phone, name ?? null, reason, reference ?? null],
    ...[recording?.url ?? null, recording?.sid ?? null, recording?.seconds ?? null, at],
  ]);
  return row?.isNew ?? false;
}
