-- Time off: consecutive claims of at most a day under one id, all or none.
-- outcome: blocked · taken (conflicts: references of appointments in the way, reason) · replay ·
-- key-reused
create or replace function booking.block_time(
  p_tenant uuid, p_now timestamptz, p_block uuid, p_resource uuid, p_start timestamptz, p_end timestamptz,
  p_reason text, p_actor booking.actor, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_answer jsonb;
  v_conflicts jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  perform booking.lock_resources(p_tenant, array[p_resource]);
  perform booking.expire_holds_within(p_tenant, array[p_resource], p_start, p_end, p_now, p_traceparent);
  begin
    insert into booking.claims (tenant_id, id, resource_id, state, starts_at, ends_at, blocked_from,
      blocked_to, block_id, reason, created_at)
    select p_tenant, booking.new_id(p_now), p_resource, 'blocked', piece, upto, piece, upto, p_block,
           p_reason, p_now
      from generate_series(p_start, p_end - interval '1 millisecond', interval '24 hours') piece,
           least(piece + interval '24 hours', p_end) upto;
  exception when exclusion_violation then
    select jsonb_agg(overlay(a.reference placing '-' from 5 for 0) order by a.starts_at) into v_conflicts
      from booking.claims_within(p_tenant, array[p_resource], p_start, p_end) c
      join booking.appointments a on a.tenant_id = c.tenant_id and a.id = c.appointment_id
     where c.state = 'booked';
    return booking.refuse_keyed(p_tenant, p_key, jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, array[p_resource], p_start, p_end, p_start, p_end, null),
      'conflicts', coalesce(v_conflicts, '[]')));
  end;
  insert into booking.audit (tenant_id, subject_id, subject, action, at, actor_kind, actor_id, channel, after)
  values (p_tenant, p_block, 'block', 'created', p_now, (p_actor).kind, (p_actor).id,
    (p_actor).channel, jsonb_strip_nulls(jsonb_build_object('resourceId', p_resource,
      'start', booking.instant(p_start), 'end', booking.instant(p_end), 'reason', p_reason)));
  perform booking.remember_success(p_tenant, p_key, 201, 'block', p_block, null);
  return jsonb_build_object('outcome', 'blocked', 'block', booking.block_data(p_tenant, p_block));
end $$;
