-- The log of the embedded event bus: what Kafka keeps, kept by Postgres for the embedded default.

-- One row a topic: whoever appends holds it until its COMMIT, so positions become visible in order
-- and without gaps, and a reader that remembers one position misses nothing.
create table messaging.topics (
  topic text not null,
  next_position bigint not null default 0,
  constraint topics_pkey primary key (topic)
) with (fillfactor = 50);

create table messaging.records (
  topic text not null,
  position bigint not null,
  key text not null,
  headers text not null, -- JSON; text keeps it byte for byte
  value bytea,
  appended_at timestamptz not null,
  constraint records_pkey primary key (topic, position)
);
create index records_key on messaging.records (topic, key, position);

create table messaging.groups (
  name text not null,
  topic text not null,
  next_position bigint not null,
  constraint groups_pkey primary key (name, topic)
) with (fillfactor = 50);

grant usage on schema messaging to messaging_app;
grant select, insert, update, delete on messaging.topics, messaging.records, messaging.groups
  to messaging_app;
