-- Live claims that reach into [p_from, p_to) but those of p_ignored, and the version of the catalogue as
-- of now. For each resource that has any: its place in p_resources, then one array for each field:
-- kind (0 appointment, 1 hold, 2 block), start, end, blocked from, blocked to, expires at. Times are
-- epoch milliseconds.
create or replace function booking.live_claims(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz, p_now timestamptz, p_ignored uuid[]
) returns table (catalogue integer, claims json)
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  perform set_config('app.tenant', p_tenant::text, true);
  return query select t.version, (
    select json_agg(r.columns) from (
      select json_build_array(array_position(p_resources, c.resource_id) - 1,
               array_agg(case c.state when 'booked' then 0 when 'held' then 1 else 2 end),
               array_agg(booking.epoch_ms(c.starts_at)), array_agg(booking.epoch_ms(c.ends_at)),
               array_agg(booking.epoch_ms(c.blocked_from)), array_agg(booking.epoch_ms(c.blocked_to)),
               array_agg(booking.epoch_ms(c.expires_at))) as columns
        from booking.claims_within(p_tenant, p_resources, p_from, p_to) c
       where (c.expires_at is null or c.expires_at > p_now) and c.id <> all (p_ignored)
       group by c.resource_id) r)
    from booking.tenants t where t.id = p_tenant;
end $$;
