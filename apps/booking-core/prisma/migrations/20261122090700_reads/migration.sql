-- Reads that want one round trip, tenant included.

-- All that slot rules need, archived services and resources too (an appointment may still move).
create function booking.catalogue(p_tenant uuid) returns jsonb language plpgsql as $$
begin
  perform set_config('app.tenant', p_tenant::text, true);
  return (
    select jsonb_build_object('id', t.id, 'slug', t.slug, 'version', t.version, 'name', t.name,
      'timeZone', t.time_zone, 'country', t.country, 'policy', t.policy, 'hours', t.hours,
      'resources', (
        select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind,
                 'hours', r.hours, 'archived', r.archived_at is not null) order by r.created_at, r.id), '[]')
          from booking.resources r where r.tenant_id = p_tenant),
      'services', (
        select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name,
                 'durationMinutes', s.duration_minutes, 'stepMinutes', s.step_minutes,
                 'bufferBeforeMinutes', s.buffer_before_minutes, 'bufferAfterMinutes', s.buffer_after_minutes,
                 'minNoticeMinutes', s.min_notice_minutes, 'maxPerDay', s.max_per_day,
                 'maxMinutesPerDay', s.max_minutes_per_day, 'bookableFrom', s.bookable_from,
                 'bookableTo', s.bookable_to, 'archived', s.archived_at is not null,
                 'resourceIds', case when s.all_staff then null else
                   (select coalesce(jsonb_agg(x.resource_id), '[]') from booking.service_resources x
                     where x.tenant_id = p_tenant and x.service_id = s.id) end)
                 order by s.created_at, s.id), '[]')
          from booking.services s where s.tenant_id = p_tenant))
      from booking.tenants t where t.id = p_tenant);
end $$;

-- Live claims that reach into [p_from, p_to) but those of p_ignored, and the version of the catalogue as
-- of now. For each resource that has any: its place in p_resources, then one array for each field:
-- kind (0 appointment, 1 hold, 2 block), start, end, blocked from, blocked to, expires at. Times are
-- epoch milliseconds.
create function booking.live_claims(
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

-- date_part and not extract: as numeric the same arithmetic takes most of the time of a long list.
create function booking.epoch_ms(p_at timestamptz) returns bigint language sql stable as $$
  select (date_part('epoch', p_at) * 1000)::bigint
$$;

-- Counts a wrong proof; answers how many there are in the window that is running.
create function booking.count_wrong_proof(
  p_tenant uuid, p_subject text, p_now timestamptz, p_window interval
) returns integer language plpgsql as $$
declare
  v_count integer;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  insert into booking.wrong_proofs as w (tenant_id, subject, count, resets_at)
  values (p_tenant, p_subject, 1, p_now + p_window)
  on conflict on constraint wrong_proofs_pkey do update
     set count = case when w.resets_at <= p_now then 1 else w.count + 1 end,
         resets_at = case when w.resets_at <= p_now then excluded.resets_at else w.resets_at end
  returning count into v_count;
  return v_count;
end $$;
