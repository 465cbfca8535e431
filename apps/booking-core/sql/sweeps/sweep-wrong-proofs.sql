create or replace function booking.sweep_wrong_proofs(p_now timestamptz, p_most integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_count integer;
begin
  delete from booking.wrong_proofs where ctid = any (array(
    select ctid from booking.wrong_proofs where resets_at <= p_now limit p_most for update skip locked));
  get diagnostics v_count = row_count;
  return v_count;
end $$;
