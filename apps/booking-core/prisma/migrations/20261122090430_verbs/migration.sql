-- Holding, booking and confirming: one call each, at READ COMMITTED. A function sets the tenant
-- itself, so that one round trip is enough; it answers `{"outcome": …}` and never raises for what a
-- caller can expect. p_catalogue is the tenant's version that the caller's slot rules came from.
--
-- plan_cache_mode: every statement finds its rows by key, and with ranges among the arguments the
-- planner would else plan each anew for every call (measured: twice the cost).
--
-- Locks, always in this order: idempotency row, holder or client (advisory), appointment row,
-- resources (advisory, sorted), claims, client row.

-- outcome: placed · taken (reason) · limit · too-many-holds · stale · no-tenant · replay · key-reused
create function booking.place_hold(
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

-- Makes the appointment of a claim that is booked already, with its audit row and its event. Of the
-- reference codes the first that is free is taken; that all are taken is a bug of whoever made them.
create function booking.make_appointment(
  p_claim booking.claims, p_source_hold uuid, p_appointment uuid, p_references text[], p_client uuid, p_name text,
  p_phone text, p_email text, p_notes text, p_actor jsonb, p_now timestamptz, p_event uuid, p_traceparent text
) returns jsonb language plpgsql as $$
declare
  v_reference text;
  v_row booking.appointments;
  v_data jsonb;
begin
  foreach v_reference in array p_references loop
    insert into booking.appointments (tenant_id, id, reference, service_id, resource_id, starts_at, ends_at,
      claim_id, source_hold_id, client_id, client_name, client_phone, client_email, notes, channel,
      created_at, updated_at)
    values (p_claim.tenant_id, p_appointment, v_reference, p_claim.service_id, p_claim.resource_id,
      p_claim.starts_at, p_claim.ends_at, p_claim.id, p_source_hold, p_client, p_name, p_phone, p_email,
      p_notes, (p_actor ->> 'channel')::booking.channel, p_now, p_now)
    on conflict on constraint appointments_reference do nothing returning * into v_row;
    exit when found;
  end loop;
  if v_row.id is null then raise exception 'every reference code is in use'; end if;
  v_data := booking.appointment_data(v_row);
  perform booking.record_version(v_row, v_data, 'confirmed', null, v_data, '{}',
    case when p_source_hold is null then '{}' else jsonb_build_object('holdId', p_source_hold) end,
    p_actor, p_now, p_event, p_traceparent);
  return jsonb_build_object('outcome', 'booked') || booking.appointment_answer(v_row, v_data);
end $$;

-- One step, without a hold.
-- outcome: booked · taken (reason) · limit · stale · no-tenant · replay · key-reused
create function booking.book(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_claim uuid, p_appointment uuid, p_references text[],
  p_service uuid, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_day_from timestamptz, p_day_to timestamptz, p_new_client uuid, p_name text,
  p_phone text, p_email text, p_notes text, p_most_upcoming integer, p_limits jsonb, p_actor jsonb,
  p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_catalogue integer;
  v_client uuid;
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
         exists (select from booking.claims_within(p_tenant, p_resources, p_from, p_to) where expires_at <= p_now)
    into v_catalogue, v_client, v_expired from booking.tenants t where t.id = p_tenant;
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
      blocked_from, blocked_to, appointment_id, created_at)
    values (p_tenant, p_claim, v_resource, 'booked', p_service, p_start, p_end, p_from, p_to,
      p_appointment, p_now)
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

-- Confirming is a state change of the claim that is held already.
-- outcome: booked · repeated (the hold was confirmed before) · not-found · hold-expired · limit ·
-- stale · no-tenant · replay · key-reused
create function booking.confirm_hold(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_hold uuid, p_appointment uuid, p_references text[],
  p_new_client uuid, p_name text, p_phone text, p_email text, p_notes text, p_most_upcoming integer,
  p_limits jsonb, p_actor jsonb, p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_catalogue integer;
  v_client uuid;
  v_claim booking.claims;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  if p_key is not null then
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
                  (select id from booking.clients where tenant_id = p_tenant and email = p_email))
    into v_catalogue, v_client from booking.tenants t where t.id = p_tenant;
  if v_catalogue is distinct from p_catalogue then return booking.refuse_stale(p_tenant, v_catalogue, p_key); end if;
  if p_most_upcoming is not null and v_client is not null
     and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming)
     -- a hold that was confirmed before is answered, not counted
     and exists (select from booking.claims where tenant_id = p_tenant and id = p_hold and state = 'held') then
    return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "limit"}');
  end if;
  if p_limits is not null then
    select * into v_claim from booking.claims where tenant_id = p_tenant and id = p_hold and state = 'held';
    if found and booking.reaches_limit(p_tenant, p_limits, v_client, v_claim.service_id, v_claim.resource_id,
        (extract(epoch from v_claim.ends_at - v_claim.starts_at) / 60)::integer, p_now, p_hold, null) then
      return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "limit"}');
    end if;
  end if;
  update booking.claims set state = 'booked', appointment_id = p_appointment, expires_at = null, holder = null
   where tenant_id = p_tenant and id = p_hold and state = 'held' and expires_at > p_now
  returning * into v_claim;
  if not found then
    return booking.confirm_again(p_tenant, p_hold, p_now, p_traceparent, p_key);
  end if;
  if v_client is null then
    v_client := booking.ensure_client(p_tenant, p_new_client, p_name, p_phone, p_email, p_now);
  end if;
  return booking.make_appointment(v_claim, p_hold, p_appointment, p_references, v_client, p_name, p_phone,
    p_email, p_notes, p_actor, p_now, p_event, p_traceparent);
end $$;

-- A hold that cannot be confirmed now: it was confirmed before, it has ended, or there never was one.
create function booking.confirm_again(
  p_tenant uuid, p_hold uuid, p_now timestamptz, p_traceparent text, p_key bytea
) returns jsonb language plpgsql as $$
declare
  v_claim booking.claims;
  v_row booking.appointments;
begin
  select * into v_claim from booking.claims where tenant_id = p_tenant and id = p_hold for update;
  select * into v_row from booking.appointments
   where tenant_id = p_tenant and (source_hold_id = p_hold or (id = v_claim.appointment_id and v_claim.state = 'booked'));
  if found then
    update booking.idempotency set status = 200, subject_id = v_row.id, subject_version = v_row.version
     where tenant_id = p_tenant and id = p_key;
    return jsonb_build_object('outcome', 'repeated') || booking.appointment_answer(v_row);
  end if;
  if v_claim.state = 'held' then
    perform booking.end_hold(v_claim, 'expired', p_now, p_traceparent);
  end if;
  return booking.refuse_keyed(p_tenant, p_key, case when v_claim.id is null
    then '{"outcome": "not-found"}' else '{"outcome": "hold-expired"}' end::jsonb);
end $$;
