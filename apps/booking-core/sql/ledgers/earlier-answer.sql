-- The answer that a key was given before; null when the key is new.
create or replace function booking.earlier_answer(p_tenant uuid, p_key bytea, p_body bytea)
returns jsonb language plpgsql stable as $$
declare
  v_row booking.idempotency;
begin
  select * into v_row from booking.idempotency where tenant_id = p_tenant and id = p_key;
  if not found then return null; end if;
  if v_row.body_hash <> p_body then return jsonb_build_object('outcome', 'key-reused'); end if;
  return booking.replay(v_row);
end $$;
