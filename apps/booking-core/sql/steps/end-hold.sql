-- The caller has the row locked.
create or replace function booking.end_hold(p_hold booking.claims, p_state booking.claim_state, p_now timestamptz, p_traceparent text)
returns void language plpgsql as $$
begin
  -- who held it (an address, or a caller's number) is nobody's business any more
  update booking.claims set state = p_state, version = p_hold.version + 1, ended_at = p_now, holder = null,
         conversation = null
   where tenant_id = p_hold.tenant_id and id = p_hold.id;
  perform booking.emit(p_hold.tenant_id, 'hold', p_hold.id, p_hold.version + 1,
    'ai.gomomo.booking.hold.' || p_state || '.v1', booking.hold_data(p_hold), p_now, p_traceparent);
end $$;
