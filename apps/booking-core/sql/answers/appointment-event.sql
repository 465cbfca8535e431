create or replace function booking.appointment_event(p_data jsonb, p_pii jsonb, p_actor booking.actor, p_changed text[])
returns jsonb language sql stable as $$
  select jsonb_build_object('appointment', p_data, 'pii', p_pii,
    'actor', jsonb_build_object('kind', (p_actor).kind, 'channel', (p_actor).channel),
    'changed', to_jsonb(p_changed))
$$;
