-- A null value in the compacted topic: consumers forget the key.
create or replace function booking.emit_tombstone(
  p_tenant uuid, p_aggregate text, p_id uuid, p_version integer, p_now timestamptz, p_traceparent text
) returns void language plpgsql as $$
begin
  perform booking.emit(p_tenant, p_aggregate, p_id, p_version, 'ai.gomomo.booking.' || p_aggregate || '.state.v1',
    null, p_now, p_traceparent, 'booking.state.v1');
end $$;
