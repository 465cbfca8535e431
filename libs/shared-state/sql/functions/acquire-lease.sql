-- A function, because each of its statements sees what was committed while it waited for the lock;
-- one statement would count under a snapshot from before the wait.
create or replace function shared_state.acquire_lease(
  p_key text, p_holder text, p_limit integer, p_now timestamptz, p_until timestamptz
) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('shared_state.leases ' || p_key, 0));
  delete from shared_state.leases where key = p_key and expires_at <= p_now;
  update shared_state.leases set expires_at = p_until where key = p_key and holder = p_holder;
  if found then
    return true;
  end if;
  if (select count(*) from shared_state.leases where key = p_key) >= p_limit then
    return false;
  end if;
  insert into shared_state.leases (key, holder, expires_at) values (p_key, p_holder, p_until);
  return true;
end $$;
