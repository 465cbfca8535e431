-- What leaves the database: built here alone, from the committed row, so that every channel and path
-- tells the same.

create function booking.hold_data(p_claim booking.claims) returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object('hold', jsonb_build_object('id', p_claim.id, 'serviceId', p_claim.service_id,
    'resourceId', p_claim.resource_id, 'start', booking.instant(p_claim.starts_at),
    'end', booking.instant(p_claim.ends_at), 'expiresAt', booking.instant(p_claim.expires_at)));
end $$;

-- An appointment without anything personal: what events, audit and idempotent answers carry.
create function booking.appointment_data(p_row booking.appointments) returns jsonb language plpgsql stable as $$
declare
  v_zone text;
  v_service text;
  v_resource text;
begin
  select t.time_zone, s.name, r.name into v_zone, v_service, v_resource
    from booking.tenants t, booking.services s, booking.resources r
   where t.id = p_row.tenant_id and s.tenant_id = p_row.tenant_id and s.id = p_row.service_id
     and r.tenant_id = p_row.tenant_id and r.id = p_row.resource_id;
  return jsonb_build_object('id', p_row.id,
    'reference', overlay(p_row.reference placing '-' from 5 for 0),
    'status', p_row.status, 'version', p_row.version,
    'start', booking.instant(p_row.starts_at), 'end', booking.instant(p_row.ends_at), 'timeZone', v_zone,
    'service', jsonb_build_object('id', p_row.service_id, 'name', v_service),
    'resource', jsonb_build_object('id', p_row.resource_id, 'name', v_resource),
    'clientId', p_row.client_id, 'channel', p_row.channel,
    'createdAt', booking.instant(p_row.created_at), 'updatedAt', booking.instant(p_row.updated_at));
end $$;

-- What is personal, kept apart so that it can be dropped.
create function booking.personal_data(p_row booking.appointments) returns jsonb language sql stable as $$
  select jsonb_build_object('name', p_row.client_name, 'phone', p_row.client_phone, 'email', p_row.client_email)
$$;

-- An appointment as the functions below answer it: data, client, notes and sync apart.
create function booking.appointment_answer(p_row booking.appointments, p_data jsonb default null)
returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object(
    'appointment', coalesce(p_data, booking.appointment_data(p_row)),
    'pii', booking.personal_data(p_row), 'notes', p_row.notes,
    'sync', case when p_row.version = 1 then '{}' else booking.sync_of(p_row.tenant_id, p_row.id, p_row.version) end);
end $$;

-- A mirror that has seen an older version only is pending; one that has never spoken is left out.
create function booking.sync_of(p_tenant uuid, p_appointment uuid, p_version integer)
returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_object_agg(mirror,
             case when version < p_version and state <> 'none' then 'pending'::booking.sync_state else state end), '{}')
      from booking.mirror_status where tenant_id = p_tenant and appointment_id = p_appointment);
end $$;

create function booking.appointment_event(p_data jsonb, p_pii jsonb, p_actor jsonb, p_changed text[])
returns jsonb language sql stable as $$
  select jsonb_build_object('appointment', p_data, 'pii', p_pii,
    'actor', jsonb_build_object('kind', p_actor ->> 'kind', 'channel', p_actor ->> 'channel'),
    'changed', to_jsonb(p_changed))
$$;

create function booking.emit(
  p_tenant uuid, p_aggregate text, p_id uuid, p_version integer, p_type text, p_payload jsonb,
  p_now timestamptz, p_traceparent text, p_topic text default 'booking.events.v1', p_event uuid default null
) returns void language plpgsql as $$
begin
  insert into booking.outbox
    (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type, payload,
     headers, shard, occurred_at)
  values (p_tenant, p_id, p_version, coalesce(p_event, booking.new_id(p_now)), p_aggregate, p_topic, p_type,
     p_payload, booking.event_headers(p_traceparent), booking.shard_of(p_id), p_now);
end $$;

create function booking.event_headers(p_traceparent text) returns jsonb language sql stable as $$
  select case when p_traceparent is null then '{}'::jsonb else jsonb_build_object('traceparent', p_traceparent) end
$$;

-- The audit row and the event of a new version of an appointment, in one statement. p_before and p_after
-- hold what changed; p_extra is what the event says beyond the appointment.
create function booking.record_version(
  p_row booking.appointments, p_data jsonb, p_action text, p_before jsonb, p_after jsonb, p_changed text[],
  p_extra jsonb, p_actor jsonb, p_now timestamptz, p_event uuid, p_traceparent text
) returns void language plpgsql as $$
begin
  with audited as (
    insert into booking.audit
      (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, before, after)
    values (p_row.tenant_id, p_row.id, 'appointment', p_row.version, p_action, p_now,
      (p_actor ->> 'kind')::booking.actor_kind, p_actor ->> 'id', (p_actor ->> 'channel')::booking.channel,
      p_before, p_after))
  insert into booking.outbox
    (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type, payload,
     headers, shard, occurred_at)
  values (p_row.tenant_id, p_row.id, p_row.version, coalesce(p_event, booking.new_id(p_now)), 'appointment',
    'booking.events.v1', 'ai.gomomo.booking.appointment.' || p_action || '.v1',
    booking.appointment_event(p_data, booking.personal_data(p_row), p_actor, p_changed) || p_extra,
    booking.event_headers(p_traceparent), booking.shard_of(p_row.id), p_now);
end $$;
