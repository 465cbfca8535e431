-- One call each; the tenant is set inside it.

create function lean.book_keyed(
  p_key text, p_tenant uuid, p_resource uuid, p_during tstzrange, p_client uuid, p_service uuid
) returns jsonb language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
  v_answer jsonb := jsonb_build_object('id', v_id, 'resource', p_resource, 'from', lower(p_during),
    'to', upper(p_during));
begin
  insert into lean.idempotency (tenant_id, key, response) values (p_tenant, p_key, v_answer)
  on conflict do nothing;
  if not found then
    return (select response from lean.idempotency where tenant_id = p_tenant and key = p_key);
  end if;
  insert into lean.appointments (id, tenant_id, resource_id, client_id, service_id, during)
  values (v_id, p_tenant, p_resource, p_client, p_service, p_during) on conflict do nothing;
  if not found then raise exception 'slot taken' using errcode = '23P01'; end if;
  insert into lean.outbox (tenant_id, key, topic, payload)
  values (p_tenant, v_id, 'appointment.confirmed', v_answer);
  insert into lean.audit (tenant_id, actor, action, entity_id) values (p_tenant, p_client, 'book', v_id);
  return v_answer;
end $$;

create function lean.book(
  p_key text, p_tenant uuid, p_resource uuid, p_during tstzrange, p_client uuid, p_service uuid
) returns jsonb language plpgsql as $$
begin
  perform set_config('app.tenant', p_tenant::text, true);
  return lean.book_keyed(p_key, p_tenant, p_resource, p_during, p_client, p_service);
end $$;

create function lean.hold(
  p_key text, p_tenant uuid, p_resource uuid, p_during tstzrange, p_service uuid
) returns uuid language plpgsql as $$
declare
  v_id uuid := gen_random_uuid();
begin
  perform set_config('app.tenant', p_tenant::text, true);
  insert into lean.idempotency (tenant_id, key, response)
  values (p_tenant, p_key, jsonb_build_object('id', v_id)) on conflict do nothing;
  if not found then
    return (select response ->> 'id' from lean.idempotency where tenant_id = p_tenant and key = p_key);
  end if;
  insert into lean.claims (id, tenant_id, resource_id, service_id, during, status, expires_at)
  values (v_id, p_tenant, p_resource, p_service, p_during, 'held', now() + interval '5 minutes')
  on conflict do nothing;
  if not found then raise exception 'slot taken' using errcode = '23P01'; end if;
  insert into lean.outbox (tenant_id, key, topic, payload)
  values (p_tenant, v_id, 'hold.created', jsonb_build_object('id', v_id, 'resource', p_resource));
  return v_id;
end $$;

create function lean.confirm(p_key text, p_tenant uuid, p_hold uuid, p_client uuid)
returns uuid language plpgsql as $$
declare
  v_id uuid;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  insert into lean.idempotency (tenant_id, key, response)
  values (p_tenant, p_key, jsonb_build_object('id', p_hold)) on conflict do nothing;
  if not found then return p_hold; end if;
  with confirmed as (
    update lean.claims set status = 'confirmed', client_id = p_client, expires_at = null, version = version + 1
     where id = p_hold and tenant_id = p_tenant and status = 'held' and expires_at > now()
    returning id, tenant_id, resource_id, client_id),
  told as (
    insert into lean.outbox (tenant_id, key, topic, payload)
    select tenant_id, id, 'appointment.confirmed', jsonb_build_object('id', id, 'resource', resource_id)
      from confirmed)
  insert into lean.audit (tenant_id, actor, action, entity_id, data)
  select tenant_id, client_id, 'confirm', id, jsonb_build_object('hold', p_hold) from confirmed
  returning entity_id into v_id;
  return v_id;
end $$;
