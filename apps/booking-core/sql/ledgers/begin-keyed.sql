-- Begins a call on an idempotency key: null = go on, else what to answer.
create or replace function booking.begin_keyed(p_tenant uuid, p_key bytea, p_body bytea, p_now timestamptz)
returns jsonb language plpgsql as $$
begin
  if p_key is null then return null; end if;
  perform booking.lock_key(p_tenant, p_key);
  insert into booking.idempotency (tenant_id, id, body_hash, created_at, status)
  values (p_tenant, p_key, p_body, p_now, 0) on conflict on constraint idempotency_pkey do nothing;
  if found then return null; end if;
  return booking.earlier_answer(p_tenant, p_key, p_body);
end $$;
