-- The number of the tenant's next change; null: it is erased. Until COMMIT nobody else changes anything of the
-- tenant, so whoever sees a change sees all before it.
create or replace function {schema}.mirror_begin(p_tenant uuid) returns integer
language plpgsql set search_path = '' as $$
declare
  v_tenant {schema}.mirror_tenants;
begin
  insert into {schema}.mirror_tenants (tenant_id) values (p_tenant)
    on conflict on constraint mirror_tenants_pkey do nothing;
  select * into v_tenant from {schema}.mirror_tenants where tenant_id = p_tenant for update;
  return case when v_tenant.erased_at is null then v_tenant.sequence + 1 end;
end $$;
