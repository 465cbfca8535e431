create or replace function booking.block_data(p_tenant uuid, p_block uuid) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object('id', p_block, 'resourceId', min(resource_id::text), 'reason', min(reason),
             'start', booking.instant(min(starts_at)), 'end', booking.instant(max(ends_at)))
      from booking.claims where tenant_id = p_tenant and block_id = p_block having count(*) > 0);
end $$;
