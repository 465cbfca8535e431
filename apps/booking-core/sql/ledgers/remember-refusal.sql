-- Keeps a refusal for a key. Null when it was kept; else the answer that somebody got first.
create or replace function booking.remember_refusal(
  p_tenant uuid, p_key bytea, p_body bytea, p_now timestamptz, p_status integer, p_refusal jsonb
) returns jsonb language plpgsql as $$
begin
  perform set_config('app.tenant', p_tenant::text, true);
  insert into booking.idempotency (tenant_id, id, body_hash, created_at, status, refusal)
  values (p_tenant, p_key, p_body, p_now, p_status, p_refusal) on conflict on constraint idempotency_pkey do nothing;
  if found then return null; end if;
  return booking.earlier_answer(p_tenant, p_key, p_body);
end $$;
