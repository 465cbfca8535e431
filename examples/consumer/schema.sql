-- This consumer's own table: one row an appointment, with the version it stands at.
create table if not exists appointments (
  id uuid not null,
  tenant_id uuid not null,
  version integer not null,
  erased boolean not null default false,
  reference text,
  status text,
  starts_at timestamptz,
  ends_at timestamptz,
  service text,
  resource text,
  client_name text,
  constraint appointments_pkey primary key (id)
);

-- Records that could not be read, so that a person can look at them; the consumer goes on.
create table if not exists unreadable (
  topic text not null,
  partition integer not null,
  record_offset bigint not null,
  reason text not null,
  constraint unreadable_pkey primary key (topic, partition, record_offset)
);
