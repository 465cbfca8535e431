-- Something beside its appointments has changed that shows in the target; answers as mirror_project.
create or replace function {schema}.mirror_touch(p_tenant uuid) returns integer
language plpgsql set search_path = '' as $$
declare
  v_sequence integer := {schema}.mirror_begin(p_tenant);
begin
  update {schema}.mirror_tenants set sequence = v_sequence
   where tenant_id = p_tenant and v_sequence is not null;
  return v_sequence;
end $$;
