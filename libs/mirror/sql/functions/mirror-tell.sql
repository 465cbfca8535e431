-- Tells booking-core of an appointment, unless that version or a newer one has been told of so; answers whether
-- it did.
create or replace function {schema}.mirror_tell(
  p_tenant uuid, p_id uuid, p_mirror text, p_state text, p_version integer, p_now timestamptz, p_traceparent text
) returns boolean
language plpgsql set search_path = '' as $$
declare
  v_told {schema}.mirror_statuses;
begin
  -- whoever was under way when the tenant was erased says nothing any more
  if exists (select from {schema}.mirror_tenants where tenant_id = p_tenant and erased_at is not null) then
    return false;
  end if;
  insert into {schema}.mirror_statuses as s (tenant_id, appointment_id, state, version, at, sequence)
  values (p_tenant, p_id, p_state, p_version, p_now, 1)
  on conflict on constraint mirror_statuses_pkey do update
     set state = excluded.state, version = excluded.version, sequence = s.sequence + 1,
         at = greatest(excluded.at, s.at + interval '1 millisecond')
   where s.version < excluded.version or (s.version = excluded.version and s.state <> excluded.state)
  returning * into v_told;
  if not found then return false; end if;
  insert into {schema}.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
         topic, type, payload, headers, shard, occurred_at)
  values (p_tenant, p_id, v_told.sequence, gen_random_uuid(), 'appointment', 'mirror.status.v1',
    'ai.gomomo.mirror.status.v1',
    jsonb_build_object('tenantId', p_tenant, 'appointmentId', p_id, 'mirror', p_mirror, 'state', p_state,
      'version', p_version, 'at', to_char(v_told.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
    case when p_traceparent is null then '{}' else jsonb_build_object('traceparent', p_traceparent) end,
    get_byte(uuid_send(p_id), 15) & 7, v_told.at);
  return true;
end $$;
