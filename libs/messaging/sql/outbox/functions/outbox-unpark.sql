create or replace function {schema}.outbox_unpark() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_count integer;
begin
  update {schema}.outbox set parked_at = null where parked_at is not null and published_at is null;
  get diagnostics v_count = row_count;
  return v_count;
end $$;
