-- Step by step, for what the quick way does not do: see `place_hold`.
-- outcome: placed · taken (reason) · limit · too-many-holds · stale · no-tenant · replay · key-reused
create or replace function booking.place_hold_carefully(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_hold uuid, p_service uuid, p_resources uuid[],
  p_start timestamptz, p_end timestamptz, p_from timestamptz, p_to timestamptz, p_expires timestamptz,
  p_day_from timestamptz, p_day_to timestamptz, p_moving uuid, p_holder text, p_conversation text,
  p_most_holds integer, p_limits booking.count_rule[], p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_catalogue integer;
  v_holds bigint;
  v_expired boolean;
  v_agreed jsonb;
  v_resources uuid[] := p_resources;
  v_earlier booking.claims;
  v_hold booking.claims;
  v_placed record;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  if p_holder is not null then
    perform pg_advisory_xact_lock(booking.lock_of('holder', p_tenant, p_holder));
  end if;
  select t.version,
         (select count(*) from booking.claims where tenant_id = p_tenant
             and holder = p_holder and state = 'held' and expires_at > p_now
             and case when p_conversation is null then conversation is null else conversation <> p_conversation end),
         exists (select from booking.claims_within(p_tenant, p_resources, p_from, p_to) where expires_at <= p_now),
         booking.agreed_terms(p_tenant, p_service)
    into v_catalogue, v_holds, v_expired, v_agreed from booking.tenants t where t.id = p_tenant;
  if v_catalogue is distinct from p_catalogue then return booking.refuse_stale(p_tenant, v_catalogue, p_key); end if;
  if v_holds >= p_most_holds then
    return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "too-many-holds"}');
  end if;
  if p_limits is not null then
    perform booking.lock_counts(p_tenant, p_limits, null, p_service, p_resources);
  end if;
  if v_expired then
    perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
  end if;
  if cardinality(p_resources) > 1 then
    v_resources := booking.rank_resources(p_tenant, p_resources, p_day_from, p_day_to, p_now);
  end if;
  v_hold.tenant_id := p_tenant; v_hold.id := p_hold; v_hold.state := 'held'; v_hold.service_id := p_service;
  v_hold.starts_at := p_start; v_hold.ends_at := p_end; v_hold.blocked_from := p_from; v_hold.blocked_to := p_to;
  v_hold.expires_at := p_expires; v_hold.holder := p_holder; v_hold.conversation := p_conversation;
  v_hold.appointment_id := p_moving; v_hold.agreed := v_agreed;
  if p_conversation is not null then
    select * into v_earlier from booking.claims
     where tenant_id = p_tenant and conversation = p_conversation and state = 'held' for update;
  end if;
  if v_earlier.id is null then
    v_placed := booking.claim_first_free(v_hold, null, v_resources, p_limits, p_now);
  else
    -- the earlier one may lie where the new one goes, so it goes first, and comes back if that fails
    begin
      perform booking.end_hold(v_earlier,
        case when v_earlier.expires_at > p_now then 'released'::booking.claim_state else 'expired' end, p_now, p_traceparent);
      v_placed := booking.claim_first_free(v_hold, null, v_resources, p_limits, p_now);
      if (v_placed.claimed).id is null then raise exception 'not placed' using errcode = 'GM001'; end if;
    exception when sqlstate 'GM001' then null;
    end;
  end if;
  if (v_placed.claimed).id is null then
    return booking.refuse_lost(p_tenant, p_key, v_placed.tried, p_start, p_end, p_from, p_to);
  end if;
  perform booking.remember_success(p_tenant, p_key, 201, 'hold', p_hold, 1);
  perform booking.emit(p_tenant, 'hold', p_hold, 1, 'ai.gomomo.booking.hold.created.v1',
    booking.hold_data(v_placed.claimed), p_now, p_traceparent, p_event => p_event);
  return jsonb_build_object('outcome', 'placed') || booking.hold_data(v_placed.claimed);
end $$;
