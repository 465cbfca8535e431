-- Holds the first of p_resources where the time is free; p_hold says everything but whose it is.
create or replace function booking.claim_first_free(
  p_hold booking.claims, p_resources uuid[], p_limits booking.count_rule[], p_now timestamptz, out claimed booking.claims, out tried uuid[]
) language plpgsql as $$
declare
  v_resource uuid;
begin
  tried := '{}';
  foreach v_resource in array p_resources loop
    continue when p_limits is not null and booking.reaches_limit(p_hold.tenant_id, p_limits, null,
      p_hold.service_id, v_resource, (extract(epoch from p_hold.ends_at - p_hold.starts_at) / 60)::integer,
      p_now, null, p_hold.appointment_id);
    tried := tried || v_resource;
    insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
      blocked_from, blocked_to, expires_at, holder, conversation, appointment_id, agreed, created_at)
    values (p_hold.tenant_id, p_hold.id, v_resource, 'held', p_hold.service_id, p_hold.starts_at, p_hold.ends_at,
      p_hold.blocked_from, p_hold.blocked_to, p_hold.expires_at, p_hold.holder, p_hold.conversation,
      p_hold.appointment_id, p_hold.agreed, p_now)
    on conflict on constraint claims_no_overlap do nothing returning * into claimed;
    exit when found;
  end loop;
end $$;
