-- outcome: removed · not-found
create or replace function booking.unblock_time(
  p_tenant uuid, p_now timestamptz, p_resource uuid, p_block uuid, p_actor booking.actor
) returns jsonb language plpgsql as $$
declare
  v_before jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_before := booking.block_data(p_tenant, p_block);
  delete from booking.claims where tenant_id = p_tenant and block_id = p_block and resource_id = p_resource;
  if not found then return '{"outcome": "not-found"}'; end if;
  insert into booking.audit (tenant_id, subject_id, subject, action, at, actor_kind, actor_id, channel, before)
  values (p_tenant, p_block, 'block', 'deleted', p_now, (p_actor).kind, (p_actor).id,
    (p_actor).channel, jsonb_strip_nulls(v_before - 'id'));
  return '{"outcome": "removed"}';
end $$;
