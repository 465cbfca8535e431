-- Ends holds that ran out in the way of a new claim: an index predicate cannot say now(). A hold
-- that another transaction is ending is skipped; the insert that follows waits for it.
create or replace function booking.expire_holds_within(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz, p_now timestamptz, p_traceparent text
) returns void language plpgsql as $$
declare
  v_hold booking.claims;
begin
  for v_hold in
    select * from booking.claims
     where tenant_id = p_tenant and id = any (array(
       select id from booking.claims_within(p_tenant, p_resources, p_from, p_to) where expires_at <= p_now))
       and state = 'held' and expires_at <= p_now
       for update skip locked
  loop
    perform booking.end_hold(v_hold, 'expired', p_now, p_traceparent);
  end loop;
end $$;
