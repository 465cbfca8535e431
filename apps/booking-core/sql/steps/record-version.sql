-- The audit row and the event of a new version of an appointment, in one statement. p_before and p_after
-- hold what changed; p_extra is what the event says beyond the appointment.
create or replace function booking.record_version(
  p_row booking.appointments, p_data jsonb, p_action text, p_before jsonb, p_after jsonb, p_changed text[],
  p_extra jsonb, p_actor booking.actor, p_now timestamptz, p_event uuid, p_traceparent text
) returns void language plpgsql as $$
begin
  with audited as (
    insert into booking.audit
      (tenant_id, subject_id, subject, version, action, at, actor_kind, actor_id, channel, before, after)
    values (p_row.tenant_id, p_row.id, 'appointment', p_row.version, p_action, p_now,
      (p_actor).kind, (p_actor).id, (p_actor).channel,
      p_before, p_after))
  insert into booking.outbox
    (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type, payload,
     headers, shard, occurred_at)
  values (p_row.tenant_id, p_row.id, p_row.version, coalesce(p_event, booking.new_id(p_now)), 'appointment',
    'booking.events.v1', 'ai.gomomo.booking.appointment.' || p_action || '.v1',
    booking.appointment_event(p_data, booking.personal_data(p_row), p_actor, p_changed) || p_extra,
    booking.event_headers(p_traceparent), booking.shard_of(p_row.id), p_now);
end $$;
