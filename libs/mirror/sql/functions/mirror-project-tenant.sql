-- Keeps a tenant's public answer unless this version or a newer one is kept. Answers whether it did, and what
-- was kept before.
create or replace function {schema}.mirror_project_tenant(p_tenant uuid, p_version integer, p_answer jsonb)
returns table (is_newer boolean, sequence integer, before jsonb)
language plpgsql set search_path = '' as $$
#variable_conflict use_column
declare
  v_sequence integer := {schema}.mirror_begin(p_tenant);
  v_before jsonb;
begin
  select t.answer into v_before from {schema}.mirror_tenants t where t.tenant_id = p_tenant;
  update {schema}.mirror_tenants t
     set version = p_version, answer = p_answer, sequence = v_sequence
   where t.tenant_id = p_tenant and t.version < p_version and v_sequence is not null;
  return query select found, v_sequence, v_before;
end $$;
