-- outcome: placed · taken (reason) · limit · too-many-holds · stale · no-tenant · replay · key-reused
create or replace function booking.place_hold(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_hold uuid, p_service uuid, p_resources uuid[],
  p_start timestamptz, p_end timestamptz, p_from timestamptz, p_to timestamptz, p_expires timestamptz,
  p_day_from timestamptz, p_day_to timestamptz, p_moving uuid, p_holder text, p_most_holds integer,
  p_limits jsonb, p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_catalogue integer;
  v_holds bigint;
  v_expired boolean;
  v_resources uuid[] := p_resources;
  v_resource uuid;
  v_tried uuid[] := '{}';
  v_claim booking.claims;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  if p_key is not null then
    insert into booking.idempotency
      (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
    values (p_tenant, p_key, p_body, p_now, 201, 'hold', p_hold, 1)
    on conflict on constraint idempotency_pkey do nothing;
    if not found then return booking.earlier_answer(p_tenant, p_key, p_body); end if;
  end if;
  if p_holder is not null then
    perform pg_advisory_xact_lock(hashtextextended('holder:' || p_tenant || p_holder, 0));
  end if;
  select t.version,
         (select count(*) from booking.claims where tenant_id = p_tenant
             and holder = p_holder and state = 'held' and expires_at > p_now),
         exists (select from booking.claims_within(p_tenant, p_resources, p_from, p_to) where expires_at <= p_now)
    into v_catalogue, v_holds, v_expired from booking.tenants t where t.id = p_tenant;
  if v_catalogue is distinct from p_catalogue then return booking.refuse_stale(p_tenant, v_catalogue, p_key); end if;
  if v_holds >= p_most_holds then
    return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "too-many-holds"}');
  end if;
  if v_expired then
    perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
  end if;
  if cardinality(p_resources) > 1 then
    v_resources := booking.rank_resources(p_tenant, p_resources, p_day_from, p_day_to, p_now);
  end if;
  foreach v_resource in array v_resources loop
    continue when p_limits is not null and booking.reaches_limit(p_tenant, p_limits, null, p_service,
      v_resource, (extract(epoch from p_end - p_start) / 60)::integer, p_now, null, p_moving);
    v_tried := v_tried || v_resource;
    insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
      blocked_from, blocked_to, expires_at, holder, appointment_id, created_at)
    values (p_tenant, p_hold, v_resource, 'held', p_service, p_start, p_end, p_from, p_to, p_expires,
      p_holder, p_moving, p_now)
    on conflict on constraint claims_no_overlap do nothing returning * into v_claim;
    exit when found;
  end loop;
  if v_claim.id is null then
    return booking.refuse_lost(p_tenant, p_key, v_tried, p_start, p_end, p_from, p_to);
  end if;
  perform booking.emit(p_tenant, 'hold', p_hold, 1, 'ai.gomomo.booking.hold.created.v1',
    booking.hold_data(v_claim), p_now, p_traceparent, p_event => p_event);
  return jsonb_build_object('outcome', 'placed') || booking.hold_data(v_claim);
end $$;
