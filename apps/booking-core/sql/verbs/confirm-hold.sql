-- Confirming is a state change of the claim that is held already. A hold that is not there to be
-- confirmed, and what else is rare, goes the careful way, see `book`. p_draft is the event without the visit
-- (draftConfirmation), which the claim knows; right when the client is new.
-- outcome: booked · repeated (the hold was confirmed before) · not-found · hold-expired · limit ·
-- stale · no-tenant · replay · key-reused
create or replace function booking.confirm_hold(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_hold uuid, p_appointment uuid, p_references text[],
  p_new_client uuid, p_name text, p_phone text, p_email text, p_notes text, p_most_upcoming integer,
  p_limits booking.count_rule[], p_actor booking.actor, p_event uuid, p_traceparent text, p_key bytea, p_body bytea,
  p_draft booking.document
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_done text := set_config('app.tenant', p_tenant::text, true);
  v_look record;
  v_client uuid;
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
  select t.version, t.time_zone, r.name as resource_name, c.agreed, c.service_id, c.resource_id, c.starts_at, c.ends_at,
         (select id from booking.clients where tenant_id = p_tenant and phone = p_phone) as client
    into v_look
    from booking.tenants t
    left join booking.claims c
      on c.tenant_id = p_tenant and c.id = p_hold and c.state = 'held' and c.expires_at > p_now
    left join booking.resources r on r.tenant_id = p_tenant and r.id = c.resource_id
   where t.id = p_tenant;
  if v_look.version is distinct from p_catalogue then return booking.stale_outcome(v_look.version); end if;
  v_client := v_look.client;
  if v_client is null and p_email is not null then
    v_client := (select id from booking.clients where tenant_id = p_tenant and email = p_email);
  end if;
  if v_look.agreed is not null then
    if p_limits is not null then
      perform booking.lock_counts(p_tenant, p_limits, v_client, v_look.service_id, array[v_look.resource_id]);
    end if;
    if p_most_upcoming is not null and v_client is not null
       and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming)
       or p_limits is not null and booking.reaches_limit(p_tenant, p_limits, v_client, v_look.service_id,
         v_look.resource_id, (extract(epoch from v_look.ends_at - v_look.starts_at) / 60)::integer, p_now,
         p_hold, null) then
      return booking.unless_answered(p_tenant, p_key, p_body, '{"outcome": "limit"}');
    end if;
    v_event := jsonb_set(v_event, '{appointment}', (v_event -> 'appointment') || jsonb_build_object(
      'start', booking.instant(v_look.starts_at), 'end', booking.instant(v_look.ends_at), 'timeZone', v_look.time_zone,
      'service', v_look.agreed || jsonb_build_object('id', v_look.service_id,
        'minutes', (extract(epoch from v_look.ends_at - v_look.starts_at) / 60)::integer),
      'resource', jsonb_build_object('id', v_look.resource_id, 'name', v_look.resource_name)));
    if v_client is not null then
      v_event := jsonb_set(v_event, '{appointment,clientId}', to_jsonb(v_client));
    end if;
    with booked as (
      update booking.claims set state = 'booked', appointment_id = p_appointment, expires_at = null, holder = null,
             conversation = null
       where tenant_id = p_tenant and id = p_hold and state = 'held' and expires_at > p_now
      returning id, service_id, resource_id, starts_at, ends_at),
    answered as (
      insert into booking.idempotency
        (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
      select p_tenant, p_key, p_body, p_now, 201, 'appointment', p_appointment, 1
        from booked where p_key is not null),
    met as (
      insert into booking.clients (tenant_id, id, name, phone, email, created_at)
      select p_tenant, p_new_client, p_name, p_phone, p_email, p_now from booked where v_client is null),
    appointed as (
      insert into booking.appointments (tenant_id, id, reference, service_id, resource_id, starts_at, ends_at,
        claim_id, source_hold_id, client_id, client_name, client_phone, client_email, notes, channel, agreed,
        created_at, updated_at)
      select p_tenant, p_appointment, p_references[1], service_id, resource_id, starts_at, ends_at, p_hold,
        p_hold, coalesce(v_client, p_new_client), p_name, p_phone, p_email, p_notes, p_actor.channel, v_look.agreed,
        p_now, p_now from booked),
    audited as (
      insert into booking.audit
        (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, after)
      select p_tenant, p_appointment, 'appointment', 1, 'confirmed', p_now, p_actor.kind, p_actor.id,
        p_actor.channel, v_event -> 'appointment' from booked),
    told as (
      insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic,
        type, payload, headers, shard, occurred_at)
      select p_tenant, p_appointment, 1, p_event, 'appointment', 'booking.events.v1',
        'ai.gomomo.booking.appointment.confirmed.v1', v_event, booking.event_headers(p_traceparent),
        booking.shard_of(p_appointment), p_now from booked)
    select id into v_booked from booked;
  end if;
  if v_booked is not null then
    return jsonb_build_object('outcome', 'booked', 'appointment', v_event -> 'appointment',
      'pii', v_event -> 'pii', 'notes', p_notes, 'sync', '{}'::jsonb);
  end if;
  return booking.confirm_hold_carefully(p_tenant, p_catalogue, p_now, p_hold, p_appointment, p_references,
    p_new_client, p_name, p_phone, p_email, p_notes, p_most_upcoming, p_limits, p_actor, p_event, p_traceparent,
    p_key, p_body);
end $$;
