-- A refusal leaves no trace of the key: the caller completes it (alternatives) and remembers it.
create or replace function booking.refuse_keyed(p_tenant uuid, p_key bytea, p_answer jsonb) returns jsonb language plpgsql as $$
begin
  delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
  return p_answer;
end $$;
