create or replace function booking.hold_data(p_claim booking.claims) returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object('hold', jsonb_build_object('id', p_claim.id, 'serviceId', p_claim.service_id,
    'resourceId', p_claim.resource_id, 'start', booking.instant(p_claim.starts_at),
    'end', booking.instant(p_claim.ends_at), 'expiresAt', booking.instant(p_claim.expires_at)));
end $$;
