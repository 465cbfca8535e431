-- A hold as events and answers carry it: the one builder of it, inlined where it is called.
create or replace function booking.hold_document(
  p_id uuid, p_service uuid, p_resource uuid, p_start timestamptz, p_end timestamptz, p_expires timestamptz
) returns jsonb language sql stable as $$
  select jsonb_build_object('hold', jsonb_build_object('id', p_id, 'serviceId', p_service, 'resourceId', p_resource,
    'start', booking.instant(p_start), 'end', booking.instant(p_end), 'expiresAt', booking.instant(p_expires)))
$$;
