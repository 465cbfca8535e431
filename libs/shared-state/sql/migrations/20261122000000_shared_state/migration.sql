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

grant usage on schema shared_state to shared_state_app;
grant select, insert, update, delete
  on shared_state.sessions, shared_state.tokens, shared_state.limits, shared_state.leases
  to shared_state_app;
