-- Everything of a tenant goes; what is left are its id and tombstones of what has been told. Answers from when
-- on nobody is at its target any more; null: it was erased before.
create or replace function {schema}.mirror_erase_tenant(p_tenant uuid, p_now timestamptz) returns timestamptz
language plpgsql security definer set search_path = '' as $$
declare
  v_free_at timestamptz;
begin
  if {schema}.mirror_begin(p_tenant) is null then return null; end if;
  select greatest(p_now, max(claimed_until)) into v_free_at from {schema}.work where tenant_id = p_tenant;
  update {schema}.mirror_tenants set answer = null, erased_at = p_now, repair_at = null where tenant_id = p_tenant;
  delete from {schema}.mirror_appointments where tenant_id = p_tenant;
  delete from {schema}.mirror_drift where tenant_id = p_tenant;
  delete from {schema}.work_turns where tenant_id = p_tenant;
  delete from {schema}.work where tenant_id = p_tenant;
  delete from {schema}.outbox where tenant_id = p_tenant and payload is not null;
  insert into {schema}.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type,
         topic, type, payload, shard, occurred_at)
  select p_tenant, s.appointment_id, s.sequence + 1, gen_random_uuid(), 'appointment', 'mirror.status.v1',
         'ai.gomomo.mirror.status.v1', null, get_byte(uuid_send(s.appointment_id), 15) & 7, p_now
    from {schema}.mirror_statuses s where s.tenant_id = p_tenant;
  delete from {schema}.mirror_statuses where tenant_id = p_tenant;
  return v_free_at;
end $$;
