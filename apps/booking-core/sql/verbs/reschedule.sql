-- p_resources in the order in which they are tried. An update, not an insert: the new time may overlap the
-- old one; without the locks of the resources, updates that enter claims_no_overlap deadlock under a stampede
-- (16 wins a second instead of 1,834). The row is locked and looked at once, then one statement writes
-- everything; what is rare goes the careful way, by the caller when somebody else came first (23P01, 23505).
-- outcome: done · taken (reason) · limit · stale · no-tenant · already-cancelled · invalid-state ·
-- version-conflict · policy · not-found · replay · key-reused
create or replace function booking.reschedule(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_appointment uuid, p_expected integer,
  p_as_owner boolean, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_new_claim uuid, p_limits booking.count_rule[], p_actor booking.actor, p_event uuid,
  p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_done text := set_config('app.tenant', p_tenant::text, true);
  v_resource uuid := p_resources[1];
  v_only constant boolean := cardinality(p_resources) = 1;
  v_old uuid;
  v_client uuid;
  v_service uuid;
  v_seen record;
  v_row booking.appointments;
  v_code text;
  v_data jsonb;
  v_previous jsonb;
  v_starts boolean;
  v_ends boolean;
  v_elsewhere boolean;
  v_moved uuid;
begin
  if p_key is not null and not pg_try_advisory_xact_lock(booking.lock_of('key', p_tenant, encode(p_key, 'hex'))) then
    v_done := booking.lock_key(p_tenant, p_key);
  end if;
  select resource_id, client_id, service_id into v_old, v_client, v_service from booking.appointments
   where tenant_id = p_tenant and id = p_appointment for update;
  if p_limits is not null then
    perform booking.lock_counts(p_tenant, p_limits, v_client, v_service, p_resources || v_old);
  end if;
  if not v_only then
    v_done := booking.lock_resources(p_tenant, p_resources || v_old);
  elsif v_old is not null then
    v_done := pg_advisory_xact_lock(booking.lock_of('resource', p_tenant, least(v_old, v_resource)::text));
    if v_old <> v_resource then
      v_done := pg_advisory_xact_lock(booking.lock_of('resource', p_tenant, greatest(v_old, v_resource)::text));
    end if;
  end if;
  select s.*, (select name from booking.resources where tenant_id = p_tenant and id = v_resource) as new_name,
         w.expired, w.taken
    into v_seen
    from booking.appointment_at_hand(p_tenant, p_appointment, p_key) s
   cross join lateral (
     select bool_or(expires_at <= p_now) as expired,
            bool_or(expires_at > p_now or expires_at is null and id <> (s.appointment).claim_id) as taken
       from booking.claims_within(p_tenant, array[v_resource], p_from, p_to)) w;
  if v_seen.used then return booking.earlier_answer(p_tenant, p_key, p_body); end if;
  if v_seen.catalogue = p_catalogue then
    v_row := v_seen.appointment;
    v_code := booking.change_code(v_row, p_expected,
      case when not p_as_owner then (v_seen.policy ->> 'rescheduleCutoffMinutes')::integer end, p_now);
    if v_code is not null then return jsonb_build_object('outcome', v_code) || booking.appointment_answer(v_row); end if;
    if v_only and p_limits is not null and booking.reaches_limit(p_tenant, p_limits, v_row.client_id,
        v_row.service_id, v_resource, (extract(epoch from p_end - p_start) / 60)::integer, p_now, v_row.claim_id,
        p_appointment) then
      return '{"outcome": "limit"}';
    end if;
    if v_seen.expired then
      perform booking.expire_holds_within(p_tenant, array[v_resource], p_from, p_to, p_now, p_traceparent);
    end if;
    if v_only and v_seen.taken then
      return jsonb_build_object('outcome', 'taken',
        'reason', booking.clash(p_tenant, p_resources, p_start, p_end, p_from, p_to, v_row.claim_id));
    end if;
    if v_seen.taken is not true and (v_only or p_limits is null) then
      v_data := booking.appointment_document(v_row.id, v_row.reference, v_row.status, v_row.version + 1, p_start, p_end,
        v_seen.zone, v_row.service_id, v_row.agreed, v_resource, v_seen.new_name, v_row.client_id, v_row.channel,
        v_row.created_at, p_now);
      v_previous := jsonb_build_object('start', booking.instant(v_row.starts_at), 'end', booking.instant(v_row.ends_at),
        'resourceId', v_old);
      v_starts := v_row.starts_at <> p_start;
      v_ends := v_row.ends_at <> p_end;
      v_elsewhere := v_old <> v_resource;
      with moved as (
        update booking.claims set resource_id = v_resource, starts_at = p_start, ends_at = p_end,
               blocked_from = p_from, blocked_to = p_to
         where tenant_id = p_tenant and id = v_row.claim_id and state = 'booked' returning id),
      changed as (
        update booking.appointments a
           set resource_id = v_resource, starts_at = p_start, ends_at = p_end, version = a.version + 1, updated_at = p_now
          from moved where a.tenant_id = p_tenant and a.id = p_appointment),
      answered as (
        insert into booking.idempotency
          (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
        select p_tenant, p_key, p_body, p_now, 200, 'appointment', p_appointment, v_row.version + 1
          from moved where p_key is not null),
      audited as (
        insert into booking.audit
          (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, before, after)
        select p_tenant, p_appointment, 'appointment', v_row.version + 1, 'rescheduled', p_now, p_actor.kind,
          p_actor.id, p_actor.channel,
          jsonb_strip_nulls(jsonb_build_object('version', v_row.version,
            'start', case when v_starts then v_previous -> 'start' end,
            'end', case when v_ends then v_previous -> 'end' end,
            'resource', case when v_elsewhere then jsonb_build_object('id', v_old, 'name', v_seen.resource_name) end)),
          jsonb_strip_nulls(jsonb_build_object('version', v_row.version + 1,
            'start', case when v_starts then v_data -> 'start' end,
            'end', case when v_ends then v_data -> 'end' end,
            'resource', case when v_elsewhere then v_data -> 'resource' end)) from moved),
      told as (
        insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic,
          type, payload, headers, shard, occurred_at)
        select p_tenant, p_appointment, v_row.version + 1, p_event, 'appointment', 'booking.events.v1',
          'ai.gomomo.booking.appointment.rescheduled.v1',
          booking.appointment_event(v_data, booking.personal_data(v_row), p_actor, array_remove(array[
            case when v_ends then 'end' end, case when v_elsewhere then 'resource' end,
            case when v_starts then 'start' end], null))
            || jsonb_build_object('previous', v_previous),
          booking.event_headers(p_traceparent), booking.shard_of(p_appointment), p_now from moved)
      select id into v_moved from moved;
    end if;
  end if;
  if v_moved is not null then
    return jsonb_build_object('outcome', 'done', 'appointment', v_data, 'pii', booking.personal_data(v_row),
      'notes', v_row.notes, 'sync', v_seen.sync);
  end if;
  return booking.reschedule_carefully(p_tenant, p_catalogue, p_now, p_appointment, p_expected, p_as_owner, p_resources,
    p_start, p_end, p_from, p_to, p_new_claim, p_limits, p_actor, p_event, p_traceparent, p_key, p_body);
end $$;
