-- A refusal of the quick way; or what the key was answered before, which goes first: a repeat must not be
-- told that its own original is in the way. A success needs no look: a used key stops its insert.
create or replace function booking.unless_answered(p_tenant uuid, p_key bytea, p_body bytea, p_refusal jsonb)
returns jsonb language plpgsql stable as $$
begin
  return coalesce(case when p_key is not null then booking.earlier_answer(p_tenant, p_key, p_body) end, p_refusal);
end $$;
