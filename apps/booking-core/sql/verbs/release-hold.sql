-- outcome: released · ended (before, or booked) · not-found
create or replace function booking.release_hold(p_tenant uuid, p_now timestamptz, p_hold uuid, p_traceparent text)
returns jsonb language plpgsql as $$
declare
  v_hold booking.claims;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  select * into v_hold from booking.claims
   where tenant_id = p_tenant and id = p_hold and state <> 'blocked' for update;
  if not found then return '{"outcome": "not-found"}'; end if;
  if v_hold.state <> 'held' then return '{"outcome": "ended"}'; end if;
  perform booking.end_hold(v_hold, case when v_hold.expires_at > p_now then 'released'::booking.claim_state else 'expired' end,
    p_now, p_traceparent);
  return '{"outcome": "released"}';
end $$;
