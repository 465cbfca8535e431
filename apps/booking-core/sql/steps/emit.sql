create or replace function booking.emit(
  p_tenant uuid, p_aggregate text, p_id uuid, p_version integer, p_type text, p_payload jsonb,
  p_now timestamptz, p_traceparent text, p_topic text default 'booking.events.v1', p_event uuid default null
) returns void language plpgsql as $$
begin
  insert into booking.outbox
    (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type, payload,
     headers, shard, occurred_at)
  values (p_tenant, p_id, p_version, coalesce(p_event, booking.new_id(p_now)), p_aggregate, p_topic, p_type,
     p_payload, booking.event_headers(p_traceparent), booking.shard_of(p_id), p_now);
end $$;
