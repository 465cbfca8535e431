-- An appointment without anything personal: what events, audit and idempotent answers carry. The service
-- is told as it was agreed; one from before that was kept follows the catalogue.
create or replace function booking.appointment_data(p_row booking.appointments) returns jsonb language plpgsql stable as $$
declare
  v_zone text;
  v_resource text;
  v_agreed jsonb := coalesce(p_row.agreed, booking.agreed_terms(p_row.tenant_id, p_row.service_id));
begin
  select t.time_zone, r.name into v_zone, v_resource
    from booking.tenants t, booking.resources r
   where t.id = p_row.tenant_id and r.tenant_id = p_row.tenant_id and r.id = p_row.resource_id;
  return jsonb_build_object('id', p_row.id,
    'reference', overlay(p_row.reference placing '-' from 5 for 0),
    'status', p_row.status, 'version', p_row.version,
    'start', booking.instant(p_row.starts_at), 'end', booking.instant(p_row.ends_at), 'timeZone', v_zone,
    'service', jsonb_build_object('id', p_row.service_id,
      'minutes', (extract(epoch from p_row.ends_at - p_row.starts_at) / 60)::integer) || v_agreed,
    'resource', jsonb_build_object('id', p_row.resource_id, 'name', v_resource),
    'clientId', p_row.client_id, 'channel', p_row.channel,
    'createdAt', booking.instant(p_row.created_at), 'updatedAt', booking.instant(p_row.updated_at));
end $$;
