-- Requests under one key go one after another, so that the second finds the answer that the first has
-- left. A function of its own: whoever waits here too long is told by its name that the first still runs.
create or replace function booking.lock_key(p_tenant uuid, p_key bytea) returns void language plpgsql as $$
declare
  v_locked text;
begin
  v_locked := pg_advisory_xact_lock(booking.lock_of('key', p_tenant, encode(p_key, 'hex')));
end $$;
