-- What a call under a key has come to: repeats are answered from that version of it. `begin_keyed` began it.
create or replace function booking.remember_success(
  p_tenant uuid, p_key bytea, p_status integer, p_subject text, p_subject_id uuid, p_version integer
) returns void language plpgsql as $$
begin
  update booking.idempotency
     set status = p_status, subject = p_subject, subject_id = p_subject_id, subject_version = p_version
   where tenant_id = p_tenant and id = p_key;
end $$;
