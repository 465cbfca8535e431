-- Step by step, for what the quick way does not do: see `book`.
-- outcome: booked · taken (reason) · limit · stale · no-tenant · replay · key-reused
create or replace function booking.book_carefully(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_claim uuid, p_appointment uuid, p_references text[],
  p_service uuid, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_day_from timestamptz, p_day_to timestamptz, p_new_client uuid, p_name text,
  p_phone text, p_email text, p_notes text, p_most_upcoming integer, p_limits booking.count_rule[], p_actor booking.actor,
  p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_catalogue integer;
  v_client uuid;
  v_expired boolean;
  v_agreed jsonb;
  v_resources uuid[] := p_resources;
  v_resource uuid;
  v_tried uuid[] := '{}';
  v_claim booking.claims;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  if p_key is not null then
    perform booking.lock_key(p_tenant, p_key);
    insert into booking.idempotency
      (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
    values (p_tenant, p_key, p_body, p_now, 201, 'appointment', p_appointment, 1)
    on conflict on constraint idempotency_pkey do nothing;
    if not found then return booking.earlier_answer(p_tenant, p_key, p_body); end if;
  end if;
  if p_most_upcoming is not null then
    perform booking.lock_contacts(p_tenant, p_phone, p_email);
  end if;
  select t.version,
         coalesce((select id from booking.clients where tenant_id = p_tenant and phone = p_phone),
                  (select id from booking.clients where tenant_id = p_tenant and email = p_email)),
         exists (select from booking.claims_within(p_tenant, p_resources, p_from, p_to) where expires_at <= p_now),
         booking.agreed_terms(p_tenant, p_service)
    into v_catalogue, v_client, v_expired, v_agreed from booking.tenants t where t.id = p_tenant;
  if v_catalogue is distinct from p_catalogue then return booking.refuse_stale(p_tenant, v_catalogue, p_key); end if;
  if p_most_upcoming is not null and v_client is not null
     and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming) then
    return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "limit"}');
  end if;
  if v_expired then
    perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
  end if;
  if cardinality(p_resources) > 1 then
    v_resources := booking.rank_resources(p_tenant, p_resources, p_day_from, p_day_to, p_now);
  end if;
  foreach v_resource in array v_resources loop
    continue when p_limits is not null and booking.reaches_limit(p_tenant, p_limits, v_client, p_service,
      v_resource, (extract(epoch from p_end - p_start) / 60)::integer, p_now, null, null);
    v_tried := v_tried || v_resource;
    insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
      blocked_from, blocked_to, appointment_id, agreed, created_at)
    values (p_tenant, p_claim, v_resource, 'booked', p_service, p_start, p_end, p_from, p_to,
      p_appointment, v_agreed, p_now)
    on conflict on constraint claims_no_overlap do nothing returning * into v_claim;
    exit when found;
  end loop;
  if v_claim.id is null then
    return booking.refuse_lost(p_tenant, p_key, v_tried, p_start, p_end, p_from, p_to);
  end if;
  if v_client is null then
    v_client := booking.ensure_client(p_tenant, p_new_client, p_name, p_phone, p_email, p_now);
  end if;
  return booking.make_appointment(v_claim, null, p_appointment, p_references, v_client, p_name, p_phone,
    p_email, p_notes, p_actor, p_now, p_event, p_traceparent);
end $$;
