-- Takes the first of p_resources where the time is free; p_claim, held or booked, says everything but whose it is.
create or replace function booking.claim_first_free(
  p_claim booking.claims, p_client uuid, p_resources uuid[], p_limits booking.count_rule[], p_now timestamptz,
  out claimed booking.claims, out tried uuid[]
) language plpgsql as $$
declare
  v_resource uuid;
begin
  tried := '{}';
  foreach v_resource in array p_resources loop
    continue when p_limits is not null and booking.reaches_limit(p_claim.tenant_id, p_limits, p_client,
      p_claim.service_id, v_resource, (extract(epoch from p_claim.ends_at - p_claim.starts_at) / 60)::integer,
      p_now, null, p_claim.appointment_id);
    tried := tried || v_resource;
    insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
      blocked_from, blocked_to, expires_at, holder, conversation, appointment_id, agreed, created_at)
    values (p_claim.tenant_id, p_claim.id, v_resource, p_claim.state, p_claim.service_id, p_claim.starts_at,
      p_claim.ends_at, p_claim.blocked_from, p_claim.blocked_to, p_claim.expires_at, p_claim.holder, p_claim.conversation,
      p_claim.appointment_id, p_claim.agreed, p_now)
    on conflict on constraint claims_no_overlap do nothing returning * into claimed;
    exit when found;
  end loop;
end $$;
