create or replace function {schema}.sweep_inbox(p_before timestamptz, p_most integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_count integer;
begin
  delete from {schema}.inbox where ctid = any (array(
    select ctid from {schema}.inbox where received_at < p_before limit p_most for update skip locked));
  get diagnostics v_count = row_count;
  return v_count;
end $$;
