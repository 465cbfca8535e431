-- The subject's id is the column named by the trigger; housekeeping columns and secrets stay out.
create or replace function booking.audit_catalogue() returns trigger language plpgsql as $$
declare
  v_noise constant text[] := array['version', 'changed_in', 'created_at', 'updated_at', 'hash'];
  v_old jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
  v_new jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
  v_row jsonb := coalesce(v_new, v_old);
  v_actor jsonb := coalesce(nullif(current_setting('app.actor', true), '')::jsonb, '{}');
  v_action text := case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'changed' else 'deleted' end;
  v_before jsonb;
  v_after jsonb;
begin
  if v_old is not null then v_before := booking.changed_fields(v_old - v_noise, coalesce(v_new, '{}')); end if;
  if v_new is not null then v_after := booking.changed_fields(v_new - v_noise, coalesce(v_old, '{}')); end if;
  if v_before = '{}' and v_after = '{}' then return null; end if;
  insert into booking.audit
    (tenant_id, subject_id, subject, action, at, actor_kind, actor_id, channel, before, after)
  values (coalesce(v_row ->> 'tenant_id', v_row ->> 'id')::uuid, (v_row ->> tg_argv[1])::uuid, tg_argv[0],
          v_action, now(),
          coalesce(v_actor ->> 'kind', 'system')::booking.actor_kind, v_actor ->> 'id',
          coalesce(v_actor ->> 'channel', 'api')::booking.channel,
          v_before, v_after);
  return null;
end $$;
create or replace trigger tenants_audit after insert or update on booking.tenants
  for each row execute function booking.audit_catalogue('tenant', 'id');
create or replace trigger services_audit after insert or update on booking.services
  for each row execute function booking.audit_catalogue('service', 'id');
create or replace trigger resources_audit after insert or update on booking.resources
  for each row execute function booking.audit_catalogue('resource', 'id');
create or replace trigger service_resources_audit after insert or delete on booking.service_resources
  for each row execute function booking.audit_catalogue('service', 'service_id');
create or replace trigger api_keys_audit after insert or update on booking.api_keys
  for each row execute function booking.audit_catalogue('key', 'id');
