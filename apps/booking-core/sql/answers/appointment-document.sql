-- An appointment without anything personal: what events, audit and answers carry. The one builder of it;
-- a single expression, so that it is inlined where it is called.
create or replace function booking.appointment_document(
  p_id uuid, p_reference text, p_status booking.appointment_status, p_version integer, p_start timestamptz,
  p_end timestamptz, p_zone text, p_service uuid, p_agreed jsonb, p_resource uuid, p_resource_name text,
  p_client uuid, p_channel booking.channel, p_created timestamptz, p_updated timestamptz
) returns jsonb language sql stable as $$
  select jsonb_build_object('id', p_id, 'reference', overlay(p_reference placing '-' from 5 for 0),
    'status', p_status, 'version', p_version,
    'start', booking.instant(p_start), 'end', booking.instant(p_end), 'timeZone', p_zone,
    'service', jsonb_build_object('id', p_service,
      'minutes', (extract(epoch from p_end - p_start) / 60)::integer) || p_agreed,
    'resource', jsonb_build_object('id', p_resource, 'name', p_resource_name),
    'clientId', p_client, 'channel', p_channel,
    'createdAt', booking.instant(p_created), 'updatedAt', booking.instant(p_updated))
$$;
