-- All that slot rules need, archived services and resources too (an appointment may still move).
create or replace function booking.catalogue(p_tenant uuid) returns jsonb language plpgsql as $$
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
                 'agreed', booking.service_terms(s.name, s.price_minor, t.currency),
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
