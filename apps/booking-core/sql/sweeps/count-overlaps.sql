-- Pairs of claims that take the same time of the same resource, from p_from on. claims_no_overlap allows none: this
-- looks whether it has held, e.g. after a restore or a repair by hand.
create or replace function booking.count_overlaps(p_from timestamptz) returns integer
language sql stable security definer set search_path = '' as $$
  select count(*)::integer
    from booking.claims c
    join booking.claims d on d.tenant_id = c.tenant_id and d.resource_id = c.resource_id and d.id > c.id
     and d.blocked && c.blocked
   where c.state in ('held', 'booked', 'blocked') and d.state in ('held', 'booked', 'blocked')
     and c.blocked_to > p_from and d.blocked_to > p_from;
$$;
