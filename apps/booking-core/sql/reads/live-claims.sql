-- Live claims that reach into [p_from, p_to) but those of p_ignored, and the version of the catalogue as
-- of now. For each resource that has any: its place in p_resources, then arrays, in minutes:
-- starts, since the epoch; ends × 8 + kind × 2 (0 appointment, 1 hold, 2 block) + 1 if it has buffers;
-- the buffers of those that have any (before × 2048 + after), null where there are none. What is no whole
-- minute is rounded outwards: that blocks no start more, since starts and visits are of whole minutes.
create or replace function booking.live_claims(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz, p_now timestamptz, p_ignored uuid[]
) returns table (catalogue integer, claims json)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  perform set_config('app.tenant', p_tenant::text, true);
  return query select t.version, (
    select json_agg(r.columns) from (
      select json_build_array(array_position(p_resources, c.resource_id) - 1,
               array_agg(booking.minute_before(c.starts_at)),
               array_agg(booking.minute_after(c.ends_at) * 8
                 + case c.state when 'booked' then 0 when 'held' then 2 else 4 end
                 + (c.blocked_from < c.starts_at or c.blocked_to > c.ends_at)::integer),
               array_agg((booking.minute_before(c.starts_at) - booking.minute_before(c.blocked_from)) * 2048
                 + booking.minute_after(c.blocked_to) - booking.minute_after(c.ends_at))
                 filter (where c.blocked_from < c.starts_at or c.blocked_to > c.ends_at)) as columns
        from booking.claims_within(p_tenant, p_resources, p_from, p_to) c
       where (c.expires_at is null or c.expires_at > p_now) and c.id <> all (p_ignored)
       group by c.resource_id) r)
    from booking.tenants t where t.id = p_tenant;
end $$;
