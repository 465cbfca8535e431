-- Puts the appointment's claim onto the first of p_resources where it fits. An update, not an insert:
-- the new time may overlap the old one. The caller has locked the resources.
create or replace function booking.move_claim(
  p_row booking.appointments, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_new_claim uuid, p_limits booking.count_rule[], p_now timestamptz, out moved booking.claims, out tried uuid[]
) language plpgsql as $$
declare
  v_resource uuid;
begin
  tried := '{}';
  foreach v_resource in array p_resources loop
    continue when p_limits is not null and booking.reaches_limit(p_row.tenant_id, p_limits, p_row.client_id,
      p_row.service_id, v_resource, (extract(epoch from p_end - p_start) / 60)::integer, p_now,
      p_row.claim_id, p_row.id);
    tried := tried || v_resource;
    begin
      update booking.claims set resource_id = v_resource, starts_at = p_start, ends_at = p_end,
             blocked_from = p_from, blocked_to = p_to
       where tenant_id = p_row.tenant_id and id = p_row.claim_id and state = 'booked' returning * into moved;
      if found then return; end if;
    exception when exclusion_violation then
      continue;
    end;
    -- its claim lay in the past and is gone
    insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
      blocked_from, blocked_to, appointment_id, created_at)
    values (p_row.tenant_id, p_new_claim, v_resource, 'booked', p_row.service_id, p_start, p_end, p_from,
      p_to, p_row.id, p_now)
    on conflict on constraint claims_no_overlap do nothing returning * into moved;
    if found then return; end if;
  end loop;
end $$;
