-- Idempotency keys: a call begins on one, a success leaves its reference with it, a refusal nothing.

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

-- Begins a call on an idempotency key: null = go on, else what to answer.
create function booking.begin_keyed(p_tenant uuid, p_key bytea, p_body bytea, p_now timestamptz)
returns jsonb language plpgsql as $$
begin
  if p_key is null then return null; end if;
  insert into booking.idempotency (tenant_id, id, body_hash, created_at, status)
  values (p_tenant, p_key, p_body, p_now, 0) on conflict on constraint idempotency_pkey do nothing;
  if found then return null; end if;
  return booking.earlier_answer(p_tenant, p_key, p_body);
end $$;

-- A refusal leaves no trace of the key: the caller completes it (alternatives) and remembers it.
create function booking.refuse_keyed(p_tenant uuid, p_key bytea, p_answer jsonb) returns jsonb language plpgsql as $$
begin
  delete from booking.idempotency where tenant_id = p_tenant and id = p_key;
  return p_answer;
end $$;

-- The caller's slot rules are of another version of the catalogue, or the tenant is gone.
create function booking.refuse_stale(p_tenant uuid, p_catalogue integer, p_key bytea) returns jsonb language plpgsql as $$
begin
  return booking.refuse_keyed(p_tenant, p_key, case when p_catalogue is null
    then '{"outcome": "no-tenant"}' else '{"outcome": "stale"}' end::jsonb);
end $$;

-- No resource could be claimed: all were at a limit, or those that were tried are taken.
create function booking.refuse_lost(
  p_tenant uuid, p_key bytea, p_tried uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz, p_to timestamptz
) returns jsonb language plpgsql as $$
begin
  return booking.refuse_keyed(p_tenant, p_key, case when p_tried = '{}' then '{"outcome": "limit"}'
    else jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, p_tried, p_start, p_end, p_from, p_to, null)) end);
end $$;

-- Keeps a refusal for a key. Null when it was kept; else the answer that somebody got first.
create function booking.remember_refusal(
  p_tenant uuid, p_key bytea, p_body bytea, p_now timestamptz, p_status integer, p_refusal jsonb
) returns jsonb language plpgsql as $$
begin
  perform set_config('app.tenant', p_tenant::text, true);
  insert into booking.idempotency (tenant_id, id, body_hash, created_at, status, refusal)
  values (p_tenant, p_key, p_body, p_now, p_status, p_refusal) on conflict on constraint idempotency_pkey do nothing;
  if found then return null; end if;
  return booking.earlier_answer(p_tenant, p_key, p_body);
end $$;
