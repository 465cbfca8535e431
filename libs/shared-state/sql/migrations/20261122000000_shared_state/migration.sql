-- Small shared state for the embedded default without Redis. Roles come from provisioning:
-- shared_state_app is the group that the service's login role is a member of.

create table shared_state.sessions (
  key text not null,
  version integer not null,
  -- json as text: jsonb would refuse the character U+0000, which a client may well type
  value text not null,
  expires_at timestamptz not null,
  constraint sessions_pkey primary key (key),
  constraint sessions_version check (version > 0)
) with (fillfactor = 70);

create table shared_state.tokens (
  hash text not null,
  value text not null,
  expires_at timestamptz not null,
  constraint tokens_pkey primary key (hash)
);

-- Unlogged: a count costs no wait for the disk. It outlives the services; only a crash of the
-- database server itself empties it, which starts every window anew.
create unlogged table shared_state.limits (
  key text not null,
  used integer not null,
  resets_at timestamptz not null,
  constraint limits_pkey primary key (key)
) with (fillfactor = 70);

create table shared_state.leases (
  key text not null,
  holder text not null,
  expires_at timestamptz not null,
  constraint leases_pkey primary key (key, holder)
);

-- A function, because each of its statements sees what was committed while it waited for the lock;
-- one statement would count under a snapshot from before the wait.
create function shared_state.acquire_lease(
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

grant usage on schema shared_state to shared_state_app;
grant select, insert, update, delete
  on shared_state.sessions, shared_state.tokens, shared_state.limits, shared_state.leases
  to shared_state_app;
revoke execute on function shared_state.acquire_lease from public;
grant execute on function shared_state.acquire_lease to shared_state_app;
