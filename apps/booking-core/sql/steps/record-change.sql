-- Writes audit row and event of a change and the answer of its key. p_row is the new row.
create or replace function booking.record_change(
  p_row booking.appointments, p_before jsonb, p_action text, p_extra jsonb, p_reason text, p_actor booking.actor,
  p_now timestamptz, p_event uuid, p_traceparent text, p_key bytea
) returns jsonb language plpgsql as $$
declare
  v_after jsonb := booking.appointment_data(p_row);
  v_changed jsonb := booking.changed_fields(v_after, p_before) - array['version', 'updatedAt'];
begin
  perform booking.record_version(p_row, v_after, p_action, booking.changed_fields(p_before, v_after) - 'updatedAt',
    (booking.changed_fields(v_after, p_before) - 'updatedAt')
      || jsonb_strip_nulls(jsonb_build_object('reason', p_reason)) || (p_extra - 'previous'),
    (select coalesce(array_agg(field order by field), '{}') from jsonb_object_keys(v_changed) field),
    p_extra, p_actor, p_now, p_event, p_traceparent);
  perform booking.remember_success(p_row.tenant_id, p_key, 200, 'appointment', p_row.id, p_row.version);
  return jsonb_build_object('outcome', 'done') || booking.appointment_answer(p_row, v_after);
end $$;
