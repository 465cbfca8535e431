-- An appointment as the functions below answer it: data, client, notes and sync apart.
create or replace function booking.appointment_answer(p_row booking.appointments, p_data jsonb default null)
returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object(
    'appointment', coalesce(p_data, booking.appointment_data(p_row)),
    'pii', booking.personal_data(p_row), 'notes', p_row.notes,
    'sync', booking.sync_of(p_row.tenant_id, p_row.id, p_row.version));
end $$;
