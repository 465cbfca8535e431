-- The one way to ask for live claims that reach into [p_from, p_to): no claim is longer than a day, so
-- the index is bound from both sides, and every comparison is leakproof, so row-level security lets
-- it be. It is inlined into the statements that use it.
create or replace function booking.claims_within(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz
) returns setof booking.claims language sql stable as $$
  select * from booking.claims
   where tenant_id = p_tenant and resource_id = any (p_resources) and state in ('held', 'booked', 'blocked')
     and blocked_to > p_from and blocked_to < p_to + interval '24 hours' and blocked_from < p_to
$$;
