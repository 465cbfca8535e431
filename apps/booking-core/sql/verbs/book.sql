-- One step, without a hold: one look once the locks are taken, then one statement for everything. What is
-- rare goes the careful way: by the caller when somebody else came first (23505), by this function when
-- the best of several resources was lost. p_draft is the event as the caller knows it (draftBooking): right
-- when the client is new and there is one resource; else the two are put right here.
-- outcome: booked · taken (reason) · limit · stale · no-tenant · replay · key-reused
create or replace function booking.book(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_claim uuid, p_appointment uuid, p_references text[],
  p_service uuid, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_day_from timestamptz, p_day_to timestamptz, p_new_client uuid, p_name text,
  p_phone text, p_email text, p_notes text, p_most_upcoming integer, p_limits booking.count_rule[],
  p_actor booking.actor, p_event uuid, p_traceparent text, p_key bytea, p_body bytea,
  p_draft booking.document, p_agreed booking.document
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_done text := set_config('app.tenant', p_tenant::text, true);
  v_resource uuid := p_resources[1];
  v_only constant boolean := cardinality(p_resources) = 1;
  v_version integer;
  v_client uuid;
  v_expired boolean;
  v_taken boolean;
  v_event jsonb := p_draft;
  v_booked uuid;
begin
  if p_key is not null and not pg_try_advisory_xact_lock(booking.lock_of('key', p_tenant, encode(p_key, 'hex'))) then
    v_done := booking.lock_key(p_tenant, p_key);
  end if;
  if (p_most_upcoming is not null or p_limits is not null) and p_phone is not null then
    v_done := pg_advisory_xact_lock(booking.lock_of('phone', p_tenant, p_phone));
  end if;
  if (p_most_upcoming is not null or p_limits is not null) and p_email is not null then
    v_done := pg_advisory_xact_lock(booking.lock_of('email', p_tenant, p_email));
  end if;
  if not v_only then
    v_resource := (booking.rank_resources(p_tenant, p_resources, p_day_from, p_day_to, p_now))[1];
  end if;
  select t.version,
         (select id from booking.clients where tenant_id = p_tenant and phone = p_phone),
         w.expired, w.taken
    into v_version, v_client, v_expired, v_taken
    from booking.tenants t,
         (select bool_or(expires_at <= p_now) as expired, bool_or(expires_at > p_now or expires_at is null) as taken
            from booking.claims_within(p_tenant, array[v_resource], p_from, p_to)) w
   where t.id = p_tenant;
  if v_version is distinct from p_catalogue then return booking.stale_outcome(v_version); end if;
  if v_client is null and p_email is not null then
    v_client := (select id from booking.clients where tenant_id = p_tenant and email = p_email);
  end if;
  if p_most_upcoming is not null and v_client is not null
     and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming) then
    return booking.unless_answered(p_tenant, p_key, p_body, '{"outcome": "limit"}');
  end if;
  if p_limits is not null then
    perform booking.lock_counts(p_tenant, p_limits, v_client, p_service, p_resources);
  end if;
  if v_only and p_limits is not null and booking.reaches_limit(p_tenant, p_limits, v_client, p_service,
      v_resource, (extract(epoch from p_end - p_start) / 60)::integer, p_now, null, null) then
    return booking.unless_answered(p_tenant, p_key, p_body, '{"outcome": "limit"}');
  end if;
  if v_expired then
    perform booking.expire_holds_within(p_tenant, array[v_resource], p_from, p_to, p_now, p_traceparent);
  end if;
  if v_taken is not true and (v_only or p_limits is null) then
    if v_client is not null then v_event := jsonb_set(v_event, '{appointment,clientId}', to_jsonb(v_client)); end if;
    if not v_only then
      v_event := jsonb_set(v_event, '{appointment,resource}', (select jsonb_build_object('id', r.id, 'name', r.name)
        from booking.resources r where r.tenant_id = p_tenant and r.id = v_resource));
    end if;
    with claimed as (
      insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
        blocked_from, blocked_to, appointment_id, agreed, created_at)
      values (p_tenant, p_claim, v_resource, 'booked', p_service, p_start, p_end, p_from, p_to, p_appointment,
        p_agreed, p_now)
      on conflict on constraint claims_no_overlap do nothing returning id),
    answered as (
      insert into booking.idempotency
        (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
      select p_tenant, p_key, p_body, p_now, 201, 'appointment', p_appointment, 1
        from claimed where p_key is not null),
    met as (
      insert into booking.clients (tenant_id, id, name, phone, email, created_at)
      select p_tenant, p_new_client, p_name, p_phone, p_email, p_now from claimed where v_client is null),
    appointed as (
      insert into booking.appointments (tenant_id, id, reference, service_id, resource_id, starts_at, ends_at,
        claim_id, client_id, client_name, client_phone, client_email, notes, channel, agreed,
        created_at, updated_at)
      select p_tenant, p_appointment, p_references[1], p_service, v_resource, p_start, p_end, id,
        coalesce(v_client, p_new_client), p_name, p_phone, p_email, p_notes, p_actor.channel, p_agreed,
        p_now, p_now
        from claimed),
    audited as (
      insert into booking.audit
        (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, after)
      select p_tenant, p_appointment, 'appointment', 1, 'confirmed', p_now, p_actor.kind, p_actor.id,
        p_actor.channel, v_event -> 'appointment' from claimed),
    told as (
      insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic,
        type, payload, headers, shard, occurred_at)
      select p_tenant, p_appointment, 1, p_event, 'appointment', 'booking.events.v1',
        'ai.gomomo.booking.appointment.confirmed.v1', v_event, booking.event_headers(p_traceparent),
        booking.shard_of(p_appointment), p_now from claimed)
    select id into v_booked from claimed;
  end if;
  if v_booked is not null then
    return jsonb_build_object('outcome', 'booked', 'appointment', v_event -> 'appointment',
      'pii', v_event -> 'pii', 'notes', p_notes, 'sync', '{}'::jsonb);
  end if;
  if v_only then
    return booking.unless_answered(p_tenant, p_key, p_body, jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, p_resources, p_start, p_end, p_from, p_to, null)));
  end if;
  return booking.book_carefully(p_tenant, p_catalogue, p_now, p_claim, p_appointment, p_references, p_service, p_resources, p_start,
      p_end, p_from, p_to, p_day_from, p_day_to, p_new_client, p_name, p_phone, p_email, p_notes, p_most_upcoming,
      p_limits, p_actor, p_event, p_traceparent, p_key, p_body);
end $$;
