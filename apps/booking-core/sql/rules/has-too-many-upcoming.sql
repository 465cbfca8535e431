-- A client on file may be reached by two contacts, so the count takes a lock of the client's own.
create or replace function booking.has_too_many_upcoming(p_tenant uuid, p_client uuid, p_now timestamptz, p_most integer)
returns boolean language plpgsql as $$
begin
  if p_client is null then return false; end if;
  perform pg_advisory_xact_lock(booking.lock_of('client', p_tenant, p_client::text));
  return p_most <= (
    select count(*) from booking.appointments where tenant_id = p_tenant and client_id = p_client
       and starts_at > p_now and status = 'confirmed');
end $$;
