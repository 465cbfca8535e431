-- What anybody may know of a tenant: the public answer and the data of tenant.changed alike.
create or replace function booking.public_tenant(p_tenant uuid) returns jsonb language plpgsql stable as $$
declare
  v_services jsonb;
  v_resources jsonb;
begin
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name,
           'durationMinutes', s.duration_minutes, 'priceMinor', s.price_minor,
           'bookableFrom', s.bookable_from, 'bookableTo', s.bookable_to,
           'resourceIds', case when s.all_staff then null else
             (select coalesce(jsonb_agg(x.resource_id order by x.resource_id), '[]')
                from booking.service_resources x join booking.resources r
                  on r.tenant_id = x.tenant_id and r.id = x.resource_id and r.archived_at is null
               where x.tenant_id = s.tenant_id and x.service_id = s.id) end)
           order by s.created_at, s.id), '[]')
    into v_services from booking.services s where s.tenant_id = p_tenant and s.archived_at is null;
  select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind)
           order by r.created_at, r.id), '[]')
    into v_resources from booking.resources r where r.tenant_id = p_tenant and r.archived_at is null;
  return (
    select jsonb_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'timeZone', t.time_zone,
             'locale', t.locale, 'currency', t.currency,
             'profile', t.profile - array['transferNumber', 'allowedOrigins', 'faq'], 'hours', t.hours,
             'services', v_services, 'resources', v_resources, 'policy', t.policy - 'limits')
      from booking.tenants t where t.id = p_tenant);
end $$;
