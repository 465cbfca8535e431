-- Counts a wrong proof; answers how many there are in the window that is running.
create or replace function booking.count_wrong_proof(
  p_tenant uuid, p_subject text, p_now timestamptz, p_window interval
) returns integer language plpgsql as $$
declare
  v_count integer;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  insert into booking.wrong_proofs as w (tenant_id, subject, count, resets_at)
  values (p_tenant, p_subject, 1, p_now + p_window)
  on conflict on constraint wrong_proofs_pkey do update
     set count = case when w.resets_at <= p_now then 1 else w.count + 1 end,
         resets_at = case when w.resets_at <= p_now then excluded.resets_at else w.resets_at end
  returning count into v_count;
  return v_count;
end $$;
