-- Makes counting a client's upcoming appointments exact: everybody who books for a contact waits here.
-- An assignment runs a lock without the cost of a statement.
create or replace function booking.lock_contacts(p_tenant uuid, p_phone text, p_email text) returns void language plpgsql as $$
declare
  v_locked text;
begin
  if p_phone is not null then
    v_locked := pg_advisory_xact_lock(booking.lock_of('phone', p_tenant, p_phone));
  end if;
  if p_email is not null then
    v_locked := pg_advisory_xact_lock(booking.lock_of('email', p_tenant, p_email));
  end if;
end $$;
