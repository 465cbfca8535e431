-- What a relay sent while another may have sent, too, may have come after newer versions: of each of these aggregates
-- the newest that has gone out waits to go out once more, so that a compacted topic ends with it.
create or replace function {schema}.outbox_again(p_tenants uuid[], p_aggregates uuid[]) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = force_generic_plan
set enable_seqscan = off as $$
declare
  v_tenant uuid;
  v_aggregate uuid;
  v_newest integer;
begin
  for v_tenant, v_aggregate in select * from unnest(p_tenants, p_aggregates) loop
    select max(aggregate_version) into v_newest
      from {schema}.outbox where tenant_id = v_tenant and aggregate_id = v_aggregate;
    update {schema}.outbox set published_at = null
     where tenant_id = v_tenant and aggregate_id = v_aggregate and aggregate_version = v_newest
       and published_at is not null;
  end loop;
end $$;
