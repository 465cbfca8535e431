-- The document of a row that is there. The service is told as it was agreed.
create or replace function booking.appointment_data(p_row booking.appointments) returns jsonb language plpgsql stable as $$
begin
  return (
    select booking.appointment_document(p_row.id, p_row.reference, p_row.status, p_row.version, p_row.starts_at,
             p_row.ends_at, t.time_zone, p_row.service_id, p_row.agreed, p_row.resource_id, r.name, p_row.client_id,
             p_row.channel, p_row.created_at, p_row.updated_at)
      from booking.tenants t, booking.resources r
     where t.id = p_row.tenant_id and r.tenant_id = p_row.tenant_id and r.id = p_row.resource_id);
end $$;
