-- A conversation (p_conversation, a hash) has one hold: the earlier one is released in this call, and
-- kept if the new one is refused; that goes the careful way. Its holds are counted per address apart from
-- those of nobody's. One look once the locks are taken, then one statement for everything; what is rare goes the careful way,
-- see `book`. p_draft is the event as the caller knows it (draftHold): right when there is one resource.
-- outcome: placed · taken (reason) · limit · too-many-holds · stale · no-tenant · replay · key-reused
create or replace function booking.place_hold(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_hold uuid, p_service uuid, p_resources uuid[],
  p_start timestamptz, p_end timestamptz, p_from timestamptz, p_to timestamptz, p_expires timestamptz,
  p_day_from timestamptz, p_day_to timestamptz, p_moving uuid, p_holder text, p_conversation text,
  p_most_holds integer,
  p_limits booking.count_rule[], p_event uuid, p_traceparent text, p_key bytea, p_body bytea,
  p_draft booking.document, p_agreed booking.document
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_done text := set_config('app.tenant', p_tenant::text, true);
  v_resource uuid := p_resources[1];
  v_only constant boolean := cardinality(p_resources) = 1;
  v_version integer;
  v_holds bigint;
  v_expired boolean;
  v_taken boolean;
  v_earlier boolean := false;
  v_hold jsonb := p_draft;
  v_placed uuid;
begin
  if p_key is not null and not pg_try_advisory_xact_lock(booking.lock_of('key', p_tenant, encode(p_key, 'hex'))) then
    v_done := booking.lock_key(p_tenant, p_key);
  end if;
  if p_holder is not null then
    v_done := pg_advisory_xact_lock(booking.lock_of('holder', p_tenant, p_holder));
  end if;
  if not v_only then
    v_resource := (booking.rank_resources(p_tenant, p_resources, p_day_from, p_day_to, p_now))[1];
  end if;
  select t.version,
         (select count(*) from booking.claims where tenant_id = p_tenant
             and holder = p_holder and state = 'held' and expires_at > p_now
             and case when p_conversation is null then conversation is null else conversation <> p_conversation end),
         w.expired, w.taken
    into v_version, v_holds, v_expired, v_taken
    from booking.tenants t,
         (select bool_or(expires_at <= p_now) as expired, bool_or(expires_at > p_now or expires_at is null) as taken
            from booking.claims_within(p_tenant, array[v_resource], p_from, p_to)) w
   where t.id = p_tenant;
  if v_version is distinct from p_catalogue then return booking.stale_outcome(v_version); end if;
  if p_conversation is not null then
    v_earlier := exists (
      select from booking.claims where tenant_id = p_tenant and conversation = p_conversation and state = 'held');
  end if;
  if v_holds >= p_most_holds then
    return booking.unless_answered(p_tenant, p_key, p_body, '{"outcome": "too-many-holds"}');
  end if;
  if p_limits is not null then
    perform booking.lock_counts(p_tenant, p_limits, null, p_service, p_resources);
  end if;
  if v_only and not v_earlier and p_limits is not null and booking.reaches_limit(p_tenant, p_limits, null, p_service, v_resource,
      (extract(epoch from p_end - p_start) / 60)::integer, p_now, null, p_moving) then
    return booking.unless_answered(p_tenant, p_key, p_body, '{"outcome": "limit"}');
  end if;
  if v_expired and not v_earlier then
    perform booking.expire_holds_within(p_tenant, array[v_resource], p_from, p_to, p_now, p_traceparent);
  end if;
  if not v_earlier and v_taken is not true and (v_only or p_limits is null) then
    if not v_only then v_hold := jsonb_set(v_hold, '{hold,resourceId}', to_jsonb(v_resource)); end if;
    with claimed as (
      insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
        blocked_from, blocked_to, expires_at, holder, conversation, appointment_id, agreed, created_at)
      values (p_tenant, p_hold, v_resource, 'held', p_service, p_start, p_end, p_from, p_to, p_expires,
        p_holder, p_conversation, p_moving, p_agreed, p_now)
      on conflict on constraint claims_no_overlap do nothing returning id),
    answered as (
      insert into booking.idempotency
        (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
      select p_tenant, p_key, p_body, p_now, 201, 'hold', p_hold, 1 from claimed where p_key is not null),
    told as (
      insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic,
        type, payload, headers, shard, occurred_at)
      select p_tenant, p_hold, 1, p_event, 'hold', 'booking.events.v1', 'ai.gomomo.booking.hold.created.v1',
        v_hold, booking.event_headers(p_traceparent), booking.shard_of(p_hold), p_now from claimed)
    select id into v_placed from claimed;
  end if;
  if v_placed is not null then return '{"outcome": "placed"}' || v_hold; end if;
  if v_only and not v_earlier then
    return booking.unless_answered(p_tenant, p_key, p_body, jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, p_resources, p_start, p_end, p_from, p_to, null)));
  end if;
  return booking.place_hold_carefully(p_tenant, p_catalogue, p_now, p_hold, p_service, p_resources, p_start, p_end,
    p_from, p_to, p_expires, p_day_from, p_day_to, p_moving, p_holder, p_conversation, p_most_holds, p_limits,
    p_event, p_traceparent, p_key, p_body);
end $$;
