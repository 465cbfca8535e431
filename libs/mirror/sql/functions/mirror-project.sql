-- Keeps an appointment unless this version or a newer one is kept; answers the tenant's change, null for none.
create or replace function {schema}.mirror_project(
  p_tenant uuid, p_id uuid, p_version integer, p_status text, p_starts_at timestamptz, p_ends_at timestamptz,
  p_resource uuid, p_snapshot jsonb, p_pii jsonb
) returns integer
language plpgsql set search_path = '' as $$
declare
  v_sequence integer := {schema}.mirror_begin(p_tenant);
begin
  if v_sequence is null then return null; end if;
  insert into {schema}.mirror_appointments as a (tenant_id, appointment_id, version, status, starts_at,
         ends_at, resource_id, snapshot, pii, sequence)
  values (p_tenant, p_id, p_version, p_status, p_starts_at, p_ends_at, p_resource, p_snapshot, p_pii, v_sequence)
  on conflict on constraint mirror_appointments_pkey do update
     set version = excluded.version, status = excluded.status, starts_at = excluded.starts_at,
         ends_at = excluded.ends_at, resource_id = excluded.resource_id, snapshot = excluded.snapshot,
         pii = excluded.pii, sequence = excluded.sequence
   where a.version < excluded.version;
  if not found then return null; end if;
  update {schema}.mirror_tenants set sequence = v_sequence where tenant_id = p_tenant;
  return v_sequence;
end $$;
