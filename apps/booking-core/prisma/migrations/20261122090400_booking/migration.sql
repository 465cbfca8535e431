-- Holding, booking and confirming: one call each, at READ COMMITTED. A function sets the tenant
-- itself, so that one round trip is enough; it answers `{"outcome": …}` and never raises for what a
-- caller can expect. p_catalogue is the tenant's version that the caller's slot rules came from.
--
-- plan_cache_mode: every statement finds its rows by key, and with ranges among the arguments the
-- planner would else plan each anew for every call (measured: twice the cost).
--
-- Locks, always in this order: idempotency row, holder or client (advisory), appointment row,
-- resources (advisory, sorted), claims, client row.

-- ---- payloads: built here alone, from the committed row --------------------------------------

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

create function booking.emit(
  p_tenant uuid, p_aggregate text, p_id uuid, p_version integer, p_type text, p_payload jsonb,
  p_now timestamptz, p_traceparent text, p_topic text default 'booking.events.v1', p_event uuid default null
) returns void language plpgsql as $$
begin
  insert into booking.outbox
    (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type, payload,
     headers, shard, occurred_at)
  values (p_tenant, p_id, p_version, coalesce(p_event, booking.new_id(p_now)), p_aggregate, p_topic, p_type, p_payload,
     case when p_traceparent is null then '{}' else jsonb_build_object('traceparent', p_traceparent) end,
     booking.shard_of(p_id), p_now);
end $$;

-- ---- idempotency -----------------------------------------------------------------------------

-- The answer that a key was given before; null when the key is new.
create function booking.earlier_answer(p_tenant uuid, p_key bytea, p_body bytea)
returns jsonb language plpgsql stable as $$
declare
  v_row booking.idempotency;
begin
  select * into v_row from booking.idempotency where tenant_id = p_tenant and id = p_key;
  if not found then return null; end if;
  if v_row.body_hash <> p_body then return jsonb_build_object('outcome', 'key-reused'); end if;
  return booking.replay(v_row);
end $$;

-- A success is rebuilt from the event of that very version (kept longer than keys are).
create function booking.replay(p_row booking.idempotency) returns jsonb language plpgsql stable as $$
declare
  v_payload jsonb;
  v_appointment booking.appointments;
begin
  if p_row.refusal is not null then
    return jsonb_build_object('outcome', 'replay', 'status', p_row.status, 'refusal', p_row.refusal);
  end if;
  if p_row.subject = 'block' then -- time off has no event; it may have been given back since
    select u.after into v_payload from booking.audit u
     where u.tenant_id = p_row.tenant_id and u.subject_id = p_row.subject_id and u.action = 'created';
    return jsonb_build_object('outcome', 'replay', 'status', p_row.status,
      'block', '{"reason": null}' || v_payload || jsonb_build_object('id', p_row.subject_id));
  end if;
  select o.payload into v_payload from booking.outbox o where o.tenant_id = p_row.tenant_id
     and o.aggregate_id = p_row.subject_id and o.aggregate_version = p_row.subject_version;
  if p_row.subject = 'hold' then
    return jsonb_build_object('outcome', 'replay', 'status', p_row.status) || coalesce(v_payload, '{}');
  end if;
  select * into v_appointment from booking.appointments
   where tenant_id = p_row.tenant_id and id = p_row.subject_id;
  return jsonb_build_object('outcome', 'replay', 'status', p_row.status)
    || booking.appointment_answer(v_appointment, v_payload -> 'appointment');
end $$;

-- ---- rules that count ------------------------------------------------------------------------

-- Takes the locks that make counting a client's upcoming appointments exact, and finds the client on
-- file. Contacts are locked before the id, because of a new client there is no id yet.
create function booking.lock_client(p_tenant uuid, p_phone text, p_email text)
returns uuid language plpgsql as $$
declare
  v_client uuid;
begin
  if p_phone is not null then
    perform pg_advisory_xact_lock(hashtextextended('phone:' || p_tenant || p_phone, 0));
  end if;
  if p_email is not null then
    perform pg_advisory_xact_lock(hashtextextended('email:' || p_tenant || p_email, 0));
  end if;
  v_client := booking.client_on_file(p_tenant, p_phone, p_email);
  if v_client is not null then
    perform pg_advisory_xact_lock(hashtextextended('client:' || v_client, 0));
  end if;
  return v_client;
end $$;

create function booking.client_on_file(p_tenant uuid, p_phone text, p_email text)
returns uuid language plpgsql stable as $$
declare
  v_client uuid;
begin
  if p_phone is not null then
    select id into v_client from booking.clients where tenant_id = p_tenant and phone = p_phone;
  end if;
  if v_client is null and p_email is not null then
    select id into v_client from booking.clients where tenant_id = p_tenant and email = p_email;
  end if;
  return v_client;
end $$;

-- The client on file, else a new one; what is on file is never changed.
create function booking.ensure_client(
  p_tenant uuid, p_id uuid, p_name text, p_phone text, p_email text, p_now timestamptz
) returns uuid language plpgsql as $$
declare
  v_client uuid;
begin
  for attempt in 1 .. 3 loop
    insert into booking.clients (tenant_id, id, name, phone, email, created_at)
    values (p_tenant, p_id, p_name, p_phone, p_email, p_now) on conflict do nothing returning id into v_client;
    v_client := coalesce(v_client, booking.client_on_file(p_tenant, p_phone, p_email));
    exit when v_client is not null;
  end loop;
  return v_client;
end $$;

create function booking.has_too_many_upcoming(p_tenant uuid, p_client uuid, p_now timestamptz, p_most integer)
returns boolean language plpgsql stable as $$
begin
  return p_most <= (
    select count(*) from booking.appointments where tenant_id = p_tenant and client_id = p_client
       and starts_at > p_now and status = 'confirmed');
end $$;

-- p_limits: [{"scope": "client" | "resource" | "service", "most": n, "minutes"?: true, "from", "to"}],
-- the local day or week as instants. Called at SERIALIZABLE, where a sequential scan would put a
-- predicate lock on the whole table: a vacuumed, nearly empty table fell to 23 bookings a second.
create function booking.reaches_limit(
  p_tenant uuid, p_limits jsonb, p_client uuid, p_service uuid, p_resource uuid, p_minutes integer,
  p_now timestamptz, p_own_claim uuid, p_own_appointment uuid
) returns boolean language plpgsql stable set enable_seqscan = off as $$
declare
  v_limit jsonb;
  v_from timestamptz;
  v_to timestamptz;
  v_count bigint;
  v_minutes numeric;
begin
  for v_limit in select value from jsonb_array_elements(p_limits) loop
    v_from := (v_limit ->> 'from')::timestamptz;
    v_to := (v_limit ->> 'to')::timestamptz;
    v_count := 0;
    if v_limit ->> 'scope' = 'client' then
      select count(*) into v_count from booking.appointments
       where tenant_id = p_tenant and client_id = p_client and status <> 'cancelled'
         and starts_at >= v_from and starts_at < v_to and id is distinct from p_own_appointment;
    elsif v_limit ->> 'scope' = 'resource' then
      select count(*) into v_count from booking.claims_within(p_tenant, array[p_resource], v_from, v_to)
       where state <> 'blocked' and starts_at >= v_from and starts_at < v_to
         and (expires_at is null or expires_at > p_now) and id is distinct from p_own_claim;
    else
      select count(*), coalesce(sum(extract(epoch from a.ends_at - a.starts_at)) / 60, 0) into v_count, v_minutes
        from (
          select starts_at, ends_at from booking.appointments
           where tenant_id = p_tenant and service_id = p_service and status <> 'cancelled'
             and starts_at >= v_from and starts_at < v_to and id is distinct from p_own_appointment
          union all
          select starts_at, ends_at from booking.claims
           where tenant_id = p_tenant and service_id = p_service and state = 'held' and expires_at > p_now
             and starts_at >= v_from and starts_at < v_to and id is distinct from p_own_claim) a;
    end if;
    if (v_limit ->> 'minutes')::boolean then
      if v_minutes + p_minutes > (v_limit ->> 'most')::integer then return true; end if;
    elsif v_count >= (v_limit ->> 'most')::integer then
      return true;
    end if;
  end loop;
  return false;
end $$;

-- ---- time ------------------------------------------------------------------------------------

-- The one way to ask for live claims that reach into [p_from, p_to): no claim is longer than a day, so
-- the index is bound from both sides, and every comparison is leakproof, so row-level security lets
-- it be. It is inlined into the statements that use it.
create function booking.claims_within(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz
) returns setof booking.claims language sql stable as $$
  select * from booking.claims
   where tenant_id = p_tenant and resource_id = any (p_resources) and state in ('held', 'booked', 'blocked')
     and blocked_to > p_from and blocked_to < p_to + interval '24 hours' and blocked_from < p_to
$$;

-- Ends holds that ran out in the way of a new claim: an index predicate cannot say now(). A hold
-- that another transaction is ending is skipped; the insert that follows waits for it.
create function booking.expire_holds_within(
  p_tenant uuid, p_resources uuid[], p_from timestamptz, p_to timestamptz, p_now timestamptz, p_traceparent text
) returns void language plpgsql as $$
declare
  v_hold booking.claims;
begin
  if not exists ( -- nearly always; cheaper than opening a cursor
    select from booking.claims_within(p_tenant, p_resources, p_from, p_to)
     where state = 'held' and expires_at <= p_now) then
    return;
  end if;
  for v_hold in
    select * from booking.claims
     where tenant_id = p_tenant and id = any (array(
       select id from booking.claims_within(p_tenant, p_resources, p_from, p_to)
        where state = 'held' and expires_at <= p_now))
       and state = 'held' and expires_at <= p_now
       for update skip locked
  loop
    perform booking.end_hold(v_hold, 'expired', p_now, p_traceparent);
  end loop;
end $$;

-- The caller has the row locked.
create function booking.end_hold(p_hold booking.claims, p_state booking.claim_state, p_now timestamptz, p_traceparent text)
returns void language plpgsql as $$
begin
  update booking.claims set state = p_state, version = p_hold.version + 1, ended_at = p_now
   where tenant_id = p_hold.tenant_id and id = p_hold.id;
  perform booking.emit(p_hold.tenant_id, 'hold', p_hold.id, p_hold.version + 1,
    'ai.gomomo.booking.hold.' || p_state || '.v1', booking.hold_data(p_hold), p_now, p_traceparent);
end $$;

-- What a start lost to: busy, held or buffer; of several resources, the one that got furthest.
create function booking.clash(
  p_tenant uuid, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_own uuid
) returns text language plpgsql stable as $$
begin
  return coalesce((
    select (array['busy', 'held', 'buffer'])[max(place)] from (
      select min(case when starts_at < p_end and ends_at > p_start
                      then case state when 'held' then 2 else 1 end else 3 end) as place
        from booking.claims_within(p_tenant, p_resources, p_from, p_to) where id is distinct from p_own
       group by resource_id) places), 'busy');
end $$;

-- The least booked minutes of the local day first, then the order given.
create function booking.rank_resources(
  p_tenant uuid, p_resources uuid[], p_day_from timestamptz, p_day_to timestamptz, p_now timestamptz
) returns uuid[] language plpgsql stable as $$
begin
  return (
    select array_agg(r.id order by coalesce(b.booked, '0'), r.place)
      from unnest(p_resources) with ordinality r (id, place)
      left join (
        select c.resource_id, sum(c.ends_at - c.starts_at) as booked
          from booking.claims_within(p_tenant, p_resources, p_day_from, p_day_to) c
         where c.state <> 'blocked' and c.starts_at >= p_day_from and c.starts_at < p_day_to
           and (c.expires_at is null or c.expires_at > p_now)
         group by c.resource_id) b on b.resource_id = r.id);
end $$;

-- ---- the verbs -------------------------------------------------------------------------------

-- outcome: placed · taken (reason) · limit · too-many-holds · stale · no-tenant · replay · key-reused
create function booking.place_hold(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_hold uuid, p_service uuid, p_resources uuid[],
  p_start timestamptz, p_end timestamptz, p_from timestamptz, p_to timestamptz, p_expires timestamptz,
  p_day_from timestamptz, p_day_to timestamptz, p_moving uuid, p_holder text, p_most_holds integer,
  p_limits jsonb, p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  v_catalogue integer;
  v_resources uuid[] := p_resources;
  v_resource uuid;
  v_tried uuid[] := '{}';
  v_claim booking.claims;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  select version into v_catalogue from booking.tenants where id = p_tenant;
  if not found then return '{"outcome": "no-tenant"}'; end if;
  if v_catalogue <> p_catalogue then return '{"outcome": "stale"}'; end if;
  if p_key is not null then
    insert into booking.idempotency
      (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
    values (p_tenant, p_key, p_body, p_now, 201, 'hold', p_hold, 1)
    on conflict on constraint idempotency_pkey do nothing;
    if not found then return booking.earlier_answer(p_tenant, p_key, p_body); end if;
  end if;
  if p_holder is not null then
    perform pg_advisory_xact_lock(hashtextextended('holder:' || p_tenant || p_holder, 0));
    if p_most_holds <= (select count(*) from booking.claims where tenant_id = p_tenant
                           and holder = p_holder and state = 'held' and expires_at > p_now) then
      delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
      return '{"outcome": "too-many-holds"}';
    end if;
  end if;
  perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
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
    delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
    if v_tried = '{}' then return '{"outcome": "limit"}'; end if;
    return jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, v_tried, p_start, p_end, p_from, p_to, null));
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
  insert into booking.audit
    (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, after)
  values (v_row.tenant_id, v_row.id, 'appointment', 1, 'confirmed', p_now,
    (p_actor ->> 'kind')::booking.actor_kind, p_actor ->> 'id', v_row.channel, v_data);
  perform booking.emit(v_row.tenant_id, 'appointment', v_row.id, 1,
    'ai.gomomo.booking.appointment.confirmed.v1',
    booking.appointment_event(v_data, booking.personal_data(v_row), p_actor, '{}')
      || case when p_source_hold is null then '{}' else jsonb_build_object('holdId', p_source_hold) end,
    p_now, p_traceparent, p_event => p_event);
  return jsonb_build_object('outcome', 'booked') || booking.appointment_answer(v_row, v_data);
end $$;

create function booking.appointment_event(p_data jsonb, p_pii jsonb, p_actor jsonb, p_changed text[])
returns jsonb language sql stable as $$
  select jsonb_build_object('appointment', p_data, 'pii', p_pii,
    'actor', jsonb_build_object('kind', p_actor ->> 'kind', 'channel', p_actor ->> 'channel'),
    'changed', to_jsonb(p_changed))
$$;

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
  v_resources uuid[] := p_resources;
  v_resource uuid;
  v_tried uuid[] := '{}';
  v_client uuid;
  v_claim booking.claims;
  v_limited boolean := false;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  select version into v_catalogue from booking.tenants where id = p_tenant;
  if not found then return '{"outcome": "no-tenant"}'; end if;
  if v_catalogue <> p_catalogue then return '{"outcome": "stale"}'; end if;
  if p_key is not null then
    insert into booking.idempotency
      (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
    values (p_tenant, p_key, p_body, p_now, 201, 'appointment', p_appointment, 1)
    on conflict on constraint idempotency_pkey do nothing;
    if not found then return booking.earlier_answer(p_tenant, p_key, p_body); end if;
  end if;
  if p_most_upcoming is null then
    v_client := booking.client_on_file(p_tenant, p_phone, p_email);
  else
    v_client := booking.lock_client(p_tenant, p_phone, p_email);
    v_limited := v_client is not null and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming);
  end if;
  if not v_limited then
    perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
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
  end if;
  if v_claim.id is null then
    delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
    if v_tried = '{}' then return '{"outcome": "limit"}'; end if;
    return jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, v_tried, p_start, p_end, p_from, p_to, null));
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
  select version into v_catalogue from booking.tenants where id = p_tenant;
  if not found then return '{"outcome": "no-tenant"}'; end if;
  if v_catalogue <> p_catalogue then return '{"outcome": "stale"}'; end if;
  if p_key is not null then
    insert into booking.idempotency
      (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
    values (p_tenant, p_key, p_body, p_now, 201, 'appointment', p_appointment, 1)
    on conflict on constraint idempotency_pkey do nothing;
    if not found then return booking.earlier_answer(p_tenant, p_key, p_body); end if;
  end if;
  if p_most_upcoming is null then
    v_client := booking.client_on_file(p_tenant, p_phone, p_email);
  else
    v_client := booking.lock_client(p_tenant, p_phone, p_email);
    if v_client is not null and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming)
       and exists (select from booking.claims where tenant_id = p_tenant and id = p_hold and state = 'held') then
      delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
      return '{"outcome": "limit"}';
    end if;
  end if;
  if p_limits is not null then
    select * into v_claim from booking.claims where tenant_id = p_tenant and id = p_hold and state = 'held';
    if found and booking.reaches_limit(p_tenant, p_limits, v_client, v_claim.service_id, v_claim.resource_id,
        (extract(epoch from v_claim.ends_at - v_claim.starts_at) / 60)::integer, p_now, p_hold, null) then
      delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
      return '{"outcome": "limit"}';
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
  delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
  if v_claim.id is null then return '{"outcome": "not-found"}'; end if;
  if v_claim.state = 'held' then
    perform booking.end_hold(v_claim, 'expired', p_now, p_traceparent);
  end if;
  return '{"outcome": "hold-expired"}';
end $$;
