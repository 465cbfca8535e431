-- Keeps a refusal for a key; p_details is JSON text. Null when it was kept; else the answer that
-- somebody got first.
create or replace function booking.remember_refusal(
  p_tenant uuid, p_key bytea, p_body bytea, p_now timestamptz, p_status integer, p_code text, p_message text,
  p_details text
) returns jsonb language plpgsql as $$
begin
  perform set_config('app.tenant', p_tenant::text, true);
  insert into booking.idempotency (tenant_id, id, body_hash, created_at, status, refusal)
  values (p_tenant, p_key, p_body, p_now, p_status,
    jsonb_build_object('code', p_code, 'message', p_message, 'details', p_details))
  on conflict on constraint idempotency_pkey do nothing;
  if found then return null; end if;
  return booking.earlier_answer(p_tenant, p_key, p_body);
end $$;
