-- The caller's slot rules are of another version of the catalogue, or the tenant is gone.
create or replace function booking.refuse_stale(p_tenant uuid, p_catalogue integer, p_key bytea) returns jsonb language plpgsql as $$
begin
  return booking.refuse_keyed(p_tenant, p_key, booking.stale_outcome(p_catalogue));
end $$;
