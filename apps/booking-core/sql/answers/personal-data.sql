-- What is personal, kept apart so that it can be dropped.
create or replace function booking.personal_data(p_row booking.appointments) returns jsonb language sql stable as $$
  select jsonb_build_object('name', p_row.client_name, 'phone', p_row.client_phone, 'email', p_row.client_email)
$$;
