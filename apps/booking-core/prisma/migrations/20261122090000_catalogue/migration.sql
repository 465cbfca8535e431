-- The catalogue: small, read-mostly tables that people edit. tenant_id leads every key, so that the
-- schema can be cut by tenant; tenants and phone_numbers are the two tables that every shard holds.

-- Trusted since PostgreSQL 13: the owner of the database may create it.
create extension if not exists btree_gist with schema public;

create table booking.tenants (
  id uuid not null,
  slug text not null,
  name text not null,
  time_zone text not null,
  locale text not null,
  country text not null,
  currency text not null,
  profile jsonb not null default '{}',
  -- every rule with its value in force, and hours with both lists: what SQL builds events from
  policy jsonb not null default '{"minNoticeMinutes": 0, "horizonDays": 180, "holdMinutes": 5, "cancelCutoffMinutes": 0, "rescheduleCutoffMinutes": 0, "limits": {"upcomingPerClient": 5}, "smsConfirmation": false}',
  hours jsonb not null default '{"weekly": [], "overrides": []}',
  -- rises by one with every transaction that changes the catalogue, by trigger
  version integer not null default 1,
  changed_in bigint,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  constraint tenants_pkey primary key (id),
  constraint tenants_slug unique (slug),
  constraint tenants_slug_form check (slug ~ '^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$')
);

create table booking.phone_numbers (
  number text not null,
  tenant_id uuid not null,
  constraint phone_numbers_pkey primary key (number),
  constraint phone_numbers_tenant foreign key (tenant_id) references booking.tenants on delete cascade,
  constraint phone_numbers_form check (number ~ '^\+[1-9][0-9]{6,14}$')
);
create index phone_numbers_of_tenant on booking.phone_numbers (tenant_id);

create table booking.resources (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  hours jsonb,
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  constraint resources_pkey primary key (tenant_id, id),
  constraint resources_tenant foreign key (tenant_id) references booking.tenants on delete cascade,
  constraint resources_kind check (kind in ('staff', 'room'))
);

create table booking.services (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  duration_minutes integer not null,
  step_minutes integer,
  buffer_before_minutes integer not null default 0,
  buffer_after_minutes integer not null default 0,
  price_minor integer,
  min_notice_minutes integer,
  max_per_day integer,
  max_minutes_per_day integer,
  bookable_from date,
  bookable_to date,
  -- true: every staff resource, present and future; false: those in service_resources
  all_staff boolean not null default true,
  synonyms text[] not null default '{}',
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  constraint services_pkey primary key (tenant_id, id),
  constraint services_tenant foreign key (tenant_id) references booking.tenants on delete cascade,
  constraint services_times check (duration_minutes > 0 and buffer_before_minutes >= 0
    and buffer_after_minutes >= 0 and coalesce(step_minutes, 1) > 0),
  constraint services_fit_one_claim
    check (duration_minutes + buffer_before_minutes + buffer_after_minutes <= 1440),
  constraint services_bookable check (bookable_from <= bookable_to)
);

create table booking.service_resources (
  tenant_id uuid not null,
  service_id uuid not null,
  resource_id uuid not null,
  constraint service_resources_pkey primary key (tenant_id, service_id, resource_id),
  constraint service_resources_service foreign key (tenant_id, service_id)
    references booking.services on delete cascade,
  constraint service_resources_resource foreign key (tenant_id, resource_id)
    references booking.resources on delete cascade
);

create table booking.api_keys (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  prefix text not null,
  hash bytea not null,
  created_at timestamptz(3) not null default now(),
  revoked_at timestamptz(3),
  constraint api_keys_pkey primary key (tenant_id, id),
  constraint api_keys_tenant foreign key (tenant_id) references booking.tenants on delete cascade,
  constraint api_keys_hash_length check (octet_length(hash) = 32)
);
-- asked before the tenant is known, hence without it
create index api_keys_hash on booking.api_keys (hash) where revoked_at is null;

-- What a look-up before the tenant is known answers.
create type booking.tenant_ref as (id uuid, slug text, version integer);
