-- What happens to an appointment, a hold or time off after it was made. Each function locks its row
-- first, so that of two changes to one appointment the second sees what the first left.

-- Takes the lock without which an update that enters claims_no_overlap deadlocks under a stampede
-- (16 wins a second instead of 1,834); of several resources in one order.
create function booking.lock_resources(p_tenant uuid, p_resources uuid[]) returns void language plpgsql as $$
declare
  v_resource uuid;
begin
  for v_resource in select distinct x from unnest(p_resources) x order by x loop
    perform pg_advisory_xact_lock(hashtextextended('resource:' || p_tenant || v_resource, 0));
  end loop;
end $$;

-- Why an appointment cannot be changed now, or null. Checked in this order by every change.
-- p_cutoff names the tenant's rule for how late clients may do this; null for whom it does not bind.
create function booking.change_refusal(
  p_row booking.appointments, p_expected integer, p_cutoff text, p_now timestamptz
) returns jsonb language plpgsql stable as $$
declare
  v_minutes integer;
  v_code text;
begin
  if p_cutoff is not null then
    select (policy ->> p_cutoff)::integer into v_minutes from booking.tenants where id = p_row.tenant_id;
  end if;
  v_code := case
    when p_row.id is null then 'not-found'
    when p_row.status = 'cancelled' then 'already-cancelled'
    when p_row.status <> 'confirmed' then 'invalid-state'
    when p_expected <> p_row.version then 'version-conflict'
    when p_now > p_row.starts_at - make_interval(mins => v_minutes) then 'policy'
  end;
  if v_code is null then return null; end if;
  if v_code = 'not-found' then return '{"outcome": "not-found"}'; end if;
  return jsonb_build_object('outcome', v_code) || booking.appointment_answer(p_row);
end $$;

-- Writes audit row and event of a change and the answer of its key. p_row is the new row.
create function booking.record_change(
  p_row booking.appointments, p_before jsonb, p_action text, p_extra jsonb, p_reason text, p_actor jsonb,
  p_now timestamptz, p_traceparent text, p_key bytea
) returns jsonb language plpgsql as $$
declare
  v_after jsonb := booking.appointment_data(p_row);
  v_changed jsonb := booking.changed_fields(v_after, p_before) - array['version', 'updatedAt'];
begin
  perform booking.record_version(p_row, v_after, p_action, booking.changed_fields(p_before, v_after) - 'updatedAt',
    (booking.changed_fields(v_after, p_before) - 'updatedAt')
      || jsonb_strip_nulls(jsonb_build_object('reason', p_reason)) || (p_extra - 'previous'),
    (select coalesce(array_agg(field order by field), '{}') from jsonb_object_keys(v_changed) field),
    p_extra, p_actor, p_now, null, p_traceparent);
  update booking.idempotency
     set status = 200, subject = 'appointment', subject_id = p_row.id, subject_version = p_row.version
   where tenant_id = p_row.tenant_id and id = p_key;
  return jsonb_build_object('outcome', 'done') || booking.appointment_answer(p_row, v_after);
end $$;

-- outcome: done · already-cancelled · invalid-state · version-conflict · policy · not-found · replay · key-reused
create function booking.cancel(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_as_owner boolean,
  p_reason text, p_reason_code text, p_actor jsonb, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
  v_before jsonb;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  v_answer := booking.change_refusal(v_row, p_expected,
    case when not p_as_owner then 'cancelCutoffMinutes' end, p_now);
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  update booking.claims set state = 'cancelled', ended_at = p_now
   where tenant_id = p_tenant and id = v_row.claim_id and state = 'booked';
  update booking.appointments
     set status = 'cancelled', version = version + 1, updated_at = p_now,
         cancel_reason = p_reason, cancel_reason_code = p_reason_code
   where tenant_id = p_tenant and id = p_appointment returning * into v_row;
  return booking.record_change(v_row, v_before, 'cancelled',
    jsonb_strip_nulls(jsonb_build_object('reasonCode', p_reason_code)), p_reason, p_actor, p_now,
    p_traceparent, p_key);
end $$;

-- p_status: completed · no_show. The claim stays: the time was taken either way.
create function booking.conclude(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_status booking.appointment_status, p_actor jsonb,
  p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
  v_before jsonb;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  v_answer := booking.change_refusal(v_row, p_expected, null, p_now);
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  update booking.appointments set status = p_status, version = version + 1, updated_at = p_now
   where tenant_id = p_tenant and id = p_appointment returning * into v_row;
  return booking.record_change(v_row, v_before, p_status::text, '{}', null, p_actor, p_now, p_traceparent, p_key);
end $$;

-- Puts the appointment's claim onto the first of p_resources where it fits. An update, not an insert:
-- the new time may overlap the old one. True when it fitted.
create function booking.move_claim(
  p_row booking.appointments, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_new_claim uuid, p_limits jsonb, p_now timestamptz, out moved booking.claims, out tried uuid[]
) language plpgsql as $$
declare
  v_resource uuid;
begin
  tried := '{}';
  perform booking.lock_resources(p_row.tenant_id, p_resources || p_row.resource_id);
  foreach v_resource in array p_resources loop
    continue when p_limits is not null and booking.reaches_limit(p_row.tenant_id, p_limits, p_row.client_id,
      p_row.service_id, v_resource, (extract(epoch from p_end - p_start) / 60)::integer, p_now,
      p_row.claim_id, p_row.id);
    tried := tried || v_resource;
    begin
      update booking.claims set resource_id = v_resource, starts_at = p_start, ends_at = p_end,
             blocked_from = p_from, blocked_to = p_to
       where tenant_id = p_row.tenant_id and id = p_row.claim_id and state = 'booked' returning * into moved;
      if found then return; end if;
    exception when exclusion_violation then
      continue;
    end;
    -- its claim lay in the past and is gone
    insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
      blocked_from, blocked_to, appointment_id, created_at)
    values (p_row.tenant_id, p_new_claim, v_resource, 'booked', p_row.service_id, p_start, p_end, p_from,
      p_to, p_row.id, p_now)
    on conflict on constraint claims_no_overlap do nothing returning * into moved;
    if found then return; end if;
  end loop;
end $$;

-- p_resources in the order in which they are tried.
-- outcome: done · taken (reason) · limit · stale · no-tenant · those of cancel
create function booking.reschedule(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_appointment uuid, p_expected integer,
  p_as_owner boolean, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_new_claim uuid, p_limits jsonb, p_actor jsonb, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_catalogue integer;
  v_row booking.appointments;
  v_move record;
  v_before jsonb;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  select version into v_catalogue from booking.tenants where id = p_tenant;
  if not found then return '{"outcome": "no-tenant"}'; end if;
  if v_catalogue <> p_catalogue then return '{"outcome": "stale"}'; end if;
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  v_answer := booking.change_refusal(v_row, p_expected,
    case when not p_as_owner then 'rescheduleCutoffMinutes' end, p_now);
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
  v_move := booking.move_claim(v_row, p_resources, p_start, p_end, p_from, p_to, p_new_claim, p_limits, p_now);
  if (v_move.moved).id is null then
    v_answer := case when v_move.tried = '{}' then '{"outcome": "limit"}' else jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, v_move.tried, p_start, p_end, p_from, p_to, v_row.claim_id)) end;
    return booking.refuse_keyed(p_tenant, p_key, v_answer);
  end if;
  return booking.record_move(v_row, v_move.moved, v_before, '{}', p_actor, p_now, p_traceparent, p_key);
end $$;

-- Moves onto a time that is held already.
-- outcome: done · repeated (this hold moved it before) · hold-expired · limit · those of cancel
create function booking.reschedule_to_hold(
  p_tenant uuid, p_now timestamptz, p_appointment uuid, p_expected integer, p_as_owner boolean, p_hold uuid,
  p_limits jsonb, p_actor jsonb, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
  v_claim booking.claims;
  v_before jsonb;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  if v_row.claim_id = p_hold and v_row.status = 'confirmed' then
    update booking.idempotency set status = 200, subject = 'appointment', subject_id = v_row.id,
           subject_version = v_row.version where tenant_id = p_tenant and id = p_key;
    return jsonb_build_object('outcome', 'repeated') || booking.appointment_answer(v_row);
  end if;
  v_answer := booking.change_refusal(v_row, p_expected,
    case when not p_as_owner then 'rescheduleCutoffMinutes' end, p_now);
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  select * into v_claim from booking.claims where tenant_id = p_tenant and id = p_hold for update;
  v_answer := case
    when v_claim.id is null or v_claim.service_id is distinct from v_row.service_id then '{"outcome": "not-found"}'
    when v_claim.state <> 'held' or v_claim.expires_at <= p_now then '{"outcome": "hold-expired"}'
    when p_limits is not null and booking.reaches_limit(p_tenant, p_limits, v_row.client_id, v_row.service_id,
      v_claim.resource_id, (extract(epoch from v_claim.ends_at - v_claim.starts_at) / 60)::integer, p_now,
      p_hold, v_row.id) then '{"outcome": "limit"}'
  end;
  if v_answer is not null then
    if v_claim.state = 'held' and v_claim.expires_at <= p_now then
      perform booking.end_hold(v_claim, 'expired', p_now, p_traceparent);
    end if;
    return booking.refuse_keyed(p_tenant, p_key, v_answer);
  end if;
  update booking.claims set state = 'moved', ended_at = p_now
   where tenant_id = p_tenant and id = v_row.claim_id and state = 'booked';
  update booking.claims set state = 'booked', appointment_id = v_row.id, expires_at = null, holder = null
   where tenant_id = p_tenant and id = p_hold returning * into v_claim;
  return booking.record_move(v_row, v_claim, v_before, jsonb_build_object('holdId', p_hold), p_actor, p_now,
    p_traceparent, p_key);
end $$;

create function booking.record_move(
  p_row booking.appointments, p_claim booking.claims, p_before jsonb, p_extra jsonb, p_actor jsonb,
  p_now timestamptz, p_traceparent text, p_key bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
begin
  update booking.appointments
     set resource_id = p_claim.resource_id, starts_at = p_claim.starts_at, ends_at = p_claim.ends_at,
         claim_id = p_claim.id, version = version + 1, updated_at = p_now
   where tenant_id = p_row.tenant_id and id = p_row.id returning * into v_row;
  return booking.record_change(v_row, p_before, 'rescheduled',
    p_extra || jsonb_build_object('previous', jsonb_build_object('start', booking.instant(p_row.starts_at),
      'end', booking.instant(p_row.ends_at), 'resourceId', p_row.resource_id)),
    null, p_actor, p_now, p_traceparent, p_key);
end $$;

-- outcome: released · ended (before, or booked) · not-found
create function booking.release_hold(p_tenant uuid, p_now timestamptz, p_hold uuid, p_traceparent text)
returns jsonb language plpgsql as $$
declare
  v_hold booking.claims;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  select * into v_hold from booking.claims
   where tenant_id = p_tenant and id = p_hold and state <> 'blocked' for update;
  if not found then return '{"outcome": "not-found"}'; end if;
  if v_hold.state <> 'held' then return '{"outcome": "ended"}'; end if;
  perform booking.end_hold(v_hold, case when v_hold.expires_at > p_now then 'released'::booking.claim_state else 'expired' end,
    p_now, p_traceparent);
  return '{"outcome": "released"}';
end $$;

-- Time off: consecutive claims of at most a day under one id, all or none.
-- outcome: blocked · taken (conflicts: references of appointments in the way, reason)
create function booking.block_time(
  p_tenant uuid, p_now timestamptz, p_block uuid, p_resource uuid, p_start timestamptz, p_end timestamptz,
  p_reason text, p_actor jsonb, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_answer jsonb;
  v_conflicts jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  perform booking.lock_resources(p_tenant, array[p_resource]);
  perform booking.expire_holds_within(p_tenant, array[p_resource], p_start, p_end, p_now, p_traceparent);
  begin
    insert into booking.claims (tenant_id, id, resource_id, state, starts_at, ends_at, blocked_from,
      blocked_to, block_id, reason, created_at)
    select p_tenant, booking.new_id(p_now), p_resource, 'blocked', piece, upto, piece, upto, p_block,
           p_reason, p_now
      from generate_series(p_start, p_end - interval '1 millisecond', interval '24 hours') piece,
           least(piece + interval '24 hours', p_end) upto;
  exception when exclusion_violation then
    select jsonb_agg(overlay(a.reference placing '-' from 5 for 0) order by a.starts_at) into v_conflicts
      from booking.claims_within(p_tenant, array[p_resource], p_start, p_end) c
      join booking.appointments a on a.tenant_id = c.tenant_id and a.id = c.appointment_id
     where c.state = 'booked';
    return booking.refuse_keyed(p_tenant, p_key, jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, array[p_resource], p_start, p_end, p_start, p_end, null),
      'conflicts', coalesce(v_conflicts, '[]')));
  end;
  insert into booking.audit (tenant_id, subject_id, subject, action, at, actor_kind, actor_id, channel, after)
  values (p_tenant, p_block, 'block', 'created', p_now, (p_actor ->> 'kind')::booking.actor_kind, p_actor ->> 'id',
    (p_actor ->> 'channel')::booking.channel, jsonb_strip_nulls(jsonb_build_object('resourceId', p_resource,
      'start', booking.instant(p_start), 'end', booking.instant(p_end), 'reason', p_reason)));
  update booking.idempotency set status = 201, subject = 'block', subject_id = p_block
   where tenant_id = p_tenant and id = p_key;
  return jsonb_build_object('outcome', 'blocked', 'block', booking.block_data(p_tenant, p_block));
end $$;

create function booking.block_data(p_tenant uuid, p_block uuid) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object('id', p_block, 'resourceId', min(resource_id::text), 'reason', min(reason),
             'start', booking.instant(min(starts_at)), 'end', booking.instant(max(ends_at)))
      from booking.claims where tenant_id = p_tenant and block_id = p_block having count(*) > 0);
end $$;

-- outcome: removed · not-found
create function booking.unblock_time(
  p_tenant uuid, p_now timestamptz, p_resource uuid, p_block uuid, p_actor jsonb
) returns jsonb language plpgsql as $$
declare
  v_before jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_before := booking.block_data(p_tenant, p_block);
  delete from booking.claims where tenant_id = p_tenant and block_id = p_block and resource_id = p_resource;
  if not found then return '{"outcome": "not-found"}'; end if;
  insert into booking.audit (tenant_id, subject_id, subject, action, at, actor_kind, actor_id, channel, before)
  values (p_tenant, p_block, 'block', 'deleted', p_now, (p_actor ->> 'kind')::booking.actor_kind, p_actor ->> 'id',
    (p_actor ->> 'channel')::booking.channel, jsonb_strip_nulls(v_before - 'id'));
  return '{"outcome": "removed"}';
end $$;
