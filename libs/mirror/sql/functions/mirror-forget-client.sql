-- The client of an appointment was erased, which is a version of its own; answers as mirror_project.
create or replace function {schema}.mirror_forget_client(p_tenant uuid, p_id uuid, p_version integer)
returns integer
language plpgsql set search_path = '' as $$
declare
  v_sequence integer := {schema}.mirror_begin(p_tenant);
begin
  update {schema}.mirror_appointments
     set version = p_version, pii = null, sequence = v_sequence
   where tenant_id = p_tenant and appointment_id = p_id and version < p_version and v_sequence is not null;
  if not found then return null; end if;
  update {schema}.mirror_tenants set sequence = v_sequence where tenant_id = p_tenant;
  return v_sequence;
end $$;
