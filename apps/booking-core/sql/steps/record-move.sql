create or replace function booking.record_move(
  p_row booking.appointments, p_claim booking.claims, p_before jsonb, p_extra jsonb, p_actor booking.actor,
  p_now timestamptz, p_event uuid, p_traceparent text, p_key bytea
) returns jsonb language plpgsql as $$
declare
  v_row booking.appointments;
begin
  update booking.appointments
     set resource_id = p_claim.resource_id, starts_at = p_claim.starts_at, ends_at = p_claim.ends_at,
         claim_id = p_claim.id, version = version + 1, updated_at = p_now
   where tenant_id = p_row.tenant_id and id = p_row.id returning * into v_row;
  return booking.record_change(v_row, p_before, 'rescheduled',
    p_extra || jsonb_build_object('previous', jsonb_build_object('start', booking.instant(p_row.starts_at),
      'end', booking.instant(p_row.ends_at), 'resourceId', p_row.resource_id)),
    null, p_actor, p_now, p_event, p_traceparent, p_key);
end $$;
