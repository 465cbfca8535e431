-- The least booked minutes of the local day first, then the order given.
create or replace function booking.rank_resources(
  p_tenant uuid, p_resources uuid[], p_day_from timestamptz, p_day_to timestamptz, p_now timestamptz
) returns uuid[] language plpgsql stable as $$
begin
  return (
    select array_agg(r.id order by coalesce(b.booked, '0'), r.place)
      from unnest(p_resources) with ordinality r (id, place)
      left join (
        select c.resource_id, sum(c.ends_at - c.starts_at) as booked
          from booking.claims_within(p_tenant, p_resources, p_day_from, p_day_to) c
         where c.state <> 'blocked' and c.starts_at >= p_day_from and c.starts_at < p_day_to
           and (c.expires_at is null or c.expires_at > p_now)
         group by c.resource_id) b on b.resource_id = r.id);
end $$;
