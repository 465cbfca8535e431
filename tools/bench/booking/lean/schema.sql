-- The baseline: the guards of booking-core in the leanest form we know, in the same database and for the
-- same role. What a guard costs here it costs the product too; the ratio is what the product adds.

create schema lean;

create table lean.appointments (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  resource_id uuid not null,
  client_id uuid not null,
  service_id uuid not null,
  during tstzrange not null,
  status text not null default 'confirmed',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint appointments_pkey primary key (id),
  constraint appointments_sound check (not isempty(during) and upper(during) - lower(during) <= interval '24 hours'),
  constraint appointments_no_overlap exclude using gist
    (tenant_id with =, resource_id with =, during with &&) where (status <> 'cancelled')
);
create index appointments_by_start on lean.appointments (tenant_id, lower(during));

-- Holds and what they become, in one table: confirming is an update.
create table lean.claims (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  resource_id uuid not null,
  client_id uuid,
  service_id uuid not null,
  during tstzrange not null,
  status text not null,
  expires_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint claims_pkey primary key (id),
  constraint claims_sound check (not isempty(during) and upper(during) - lower(during) <= interval '24 hours'
    and (status <> 'held' or expires_at is not null)),
  constraint claims_no_overlap exclude using gist
    (tenant_id with =, resource_id with =, during with &&) where (status in ('held', 'confirmed'))
);
create index claims_by_start on lean.claims (tenant_id, lower(during));
create index claims_held on lean.claims (expires_at) where (status = 'held');

create table lean.outbox (
  id bigint generated always as identity,
  tenant_id uuid not null,
  key uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  published_at timestamptz,
  constraint outbox_pkey primary key (id)
);
create index outbox_todo on lean.outbox (id) where (published_at is null);

create table lean.audit (
  id bigint generated always as identity,
  tenant_id uuid not null,
  actor uuid not null,
  action text not null,
  entity_id uuid not null,
  at timestamptz not null default now(),
  data jsonb,
  constraint audit_pkey primary key (id)
);
create index audit_by_entity on lean.audit (tenant_id, entity_id);

create table lean.idempotency (
  tenant_id uuid not null,
  key text not null,
  response jsonb,
  created_at timestamptz not null default now(),
  constraint idempotency_pkey primary key (tenant_id, key)
);
