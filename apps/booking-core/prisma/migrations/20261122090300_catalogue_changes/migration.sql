-- A change of the catalogue cannot forget its version (what caches of slot rules are checked by),
-- its event or its audit row: triggers write all three. Settings of the transaction, if made:
-- app.actor = '{"kind": …, "id": …, "channel": …}', app.traceparent.

-- What anybody may know of a tenant: the public answer and the data of tenant.changed alike.
create function booking.public_tenant(p_tenant uuid) returns jsonb language plpgsql stable as $$
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
             'profile', t.profile - array['transferNumber', 'allowedOrigins'], 'hours', t.hours,
             'services', v_services, 'resources', v_resources, 'policy', t.policy - 'limits')
      from booking.tenants t where t.id = p_tenant);
end $$;

-- Once for each transaction, however many rows it changes.
create function booking.raise_tenant_version() returns trigger language plpgsql as $$
declare
  v_transaction bigint := pg_current_xact_id()::text::bigint;
begin
  new.version := old.version;
  new.changed_in := v_transaction;
  if old.changed_in is distinct from v_transaction then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end $$;
create trigger tenants_version before update on booking.tenants
  for each row execute function booking.raise_tenant_version();

create function booking.touch_tenant() returns trigger language plpgsql as $$
begin
  update booking.tenants set updated_at = updated_at where id = coalesce(new.tenant_id, old.tenant_id);
  return null;
end $$;
create trigger services_version after insert or update or delete on booking.services
  for each row execute function booking.touch_tenant();
create trigger resources_version after insert or update or delete on booking.resources
  for each row execute function booking.touch_tenant();
create trigger service_resources_version after insert or update or delete on booking.service_resources
  for each row execute function booking.touch_tenant();
create trigger phone_numbers_version after insert or update or delete on booking.phone_numbers
  for each row execute function booking.touch_tenant();

-- Runs at COMMIT, so that the event holds what the transaction left behind.
create function booking.publish_tenant() returns trigger language plpgsql as $$
begin
  insert into booking.outbox
    (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type, payload,
     headers, shard, occurred_at)
  select t.id, t.id, t.version, booking.new_id(now()), 'tenant', 'booking.events.v1',
         'ai.gomomo.booking.tenant.changed.v1', booking.public_tenant(t.id),
         jsonb_strip_nulls(jsonb_build_object('traceparent', nullif(current_setting('app.traceparent', true), ''))),
         booking.shard_of(t.id), now()
    from booking.tenants t where t.id = new.id
  on conflict on constraint outbox_pkey do nothing;
  return null;
end $$;
create constraint trigger tenants_event after insert or update on booking.tenants
  deferrable initially deferred for each row execute function booking.publish_tenant();

-- The subject's id is the column named by the trigger; housekeeping columns and secrets stay out.
create function booking.audit_catalogue() returns trigger language plpgsql as $$
declare
  v_noise constant text[] := array['version', 'changed_in', 'created_at', 'updated_at', 'hash'];
  v_old jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  v_new jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  v_row jsonb := coalesce(v_new, v_old);
  v_actor jsonb := coalesce(nullif(current_setting('app.actor', true), '')::jsonb, '{}');
  v_before jsonb;
  v_after jsonb;
begin
  if v_old is not null then v_before := booking.changed_fields(v_old - v_noise, coalesce(v_new, '{}')); end if;
  if v_new is not null then v_after := booking.changed_fields(v_new - v_noise, coalesce(v_old, '{}')); end if;
  if v_before = '{}' and v_after = '{}' then return null; end if;
  insert into booking.audit
    (tenant_id, subject_id, subject, action, at, actor_kind, actor_id, channel, before, after)
  values (coalesce(v_row ->> 'tenant_id', v_row ->> 'id')::uuid, (v_row ->> tg_argv[1])::uuid, tg_argv[0],
          case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end, now(),
          coalesce(v_actor ->> 'kind', 'system')::booking.actor_kind, v_actor ->> 'id',
          coalesce(v_actor ->> 'channel', 'api')::booking.channel,
          v_before, v_after);
  return null;
end $$;
create trigger tenants_audit after insert or update on booking.tenants
  for each row execute function booking.audit_catalogue('tenant', 'id');
create trigger services_audit after insert or update on booking.services
  for each row execute function booking.audit_catalogue('service', 'id');
create trigger resources_audit after insert or update on booking.resources
  for each row execute function booking.audit_catalogue('resource', 'id');
create trigger service_resources_audit after insert or delete on booking.service_resources
  for each row execute function booking.audit_catalogue('service', 'service_id');
create trigger api_keys_audit after insert or update on booking.api_keys
  for each row execute function booking.audit_catalogue('key', 'id');
