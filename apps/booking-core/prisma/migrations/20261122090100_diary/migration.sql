-- The diary: clients, claims on time, appointments. Written by pg alone. No foreign keys here: each
-- would take a row lock on a hot catalogue row and an index look-up for every booking, while the
-- booking functions check the catalogue's version, and services and resources are archived, never
-- deleted.

-- Enums and not checks: PostgreSQL reads every check constraint anew for every insert (measured: a
-- sixth of a booking's cost), an enum's values once.
create type booking.claim_state as enum
  ('held', 'booked', 'blocked', 'released', 'expired', 'cancelled', 'moved', 'archived');
create type booking.appointment_status as enum ('confirmed', 'cancelled', 'completed', 'no_show');
create type booking.channel as enum ('web', 'phone', 'sms', 'api');
create type booking.sync_state as enum ('none', 'pending', 'synced', 'failed');

create table booking.clients (
  tenant_id uuid not null,
  id uuid not null,
  name text,
  phone text,
  email text,
  created_at timestamptz(3) not null,
  erased_at timestamptz(3),
  constraint clients_pkey primary key (tenant_id, id),
  constraint clients_phone unique (tenant_id, phone),
  -- compared without case: the application writes it in lower case
  constraint clients_email unique (tenant_id, email)
);

-- Every minute that is taken, of whatever kind, is one row here, under one constraint.
create table booking.claims (
  tenant_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  -- live: held (until expires_at), booked, blocked; the others guard nothing
  state booking.claim_state not null,
  version integer not null default 1,
  service_id uuid,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  -- with the buffers; the application adds them, because timestamptz - interval is not immutable
  blocked_from timestamptz(3) not null,
  blocked_to timestamptz(3) not null,
  blocked tstzrange not null generated always as (tstzrange(blocked_from, blocked_to)) stored,
  expires_at timestamptz(3),
  -- whose hold it is: an address, for the cap on live holds; null for callers with a key
  holder text,
  -- the appointment it belongs to, or that is being moved while it is held
  appointment_id uuid,
  -- time off longer than a claim is several claims under one block_id
  block_id uuid,
  reason text,
  -- as in appointments, of a time that is held or booked
  agreed jsonb,
  -- which conversation holds it (a hash): a conversation has one hold, however many share an address
  conversation text,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  constraint claims_pkey primary key (tenant_id, id),
  -- An empty range overlaps nothing and would slip through the constraint below; the longest claim is
  -- what lets an index bound a look-up from both sides; a hold that never expired would be for ever.
  constraint claims_sound check (blocked_from <= starts_at and starts_at < ends_at and ends_at <= blocked_to
    and blocked_to - blocked_from <= interval '24 hours' and (state <> 'held' or expires_at is not null)),
  constraint claims_no_overlap exclude using gist
    (tenant_id with =, resource_id with =, blocked with &&)
    where (state in ('held', 'booked', 'blocked'))
);

-- Availability: && is not leakproof, so under row-level security the constraint's own index would
-- read every claim that a resource ever had; see claims_within. All that slot rules look at is in the
-- index: 12,000 claims in 3 ms instead of 19.
create index claims_live on booking.claims (tenant_id, resource_id, blocked_to)
  include (blocked_from, starts_at, ends_at, expires_at, state, id)
  where (state in ('held', 'booked', 'blocked'));
create index claims_held on booking.claims (tenant_id, holder, expires_at) where (state = 'held');
create index claims_conversation on booking.claims (tenant_id, conversation)
  where (state = 'held' and conversation is not null);
create index claims_blocks on booking.claims (tenant_id, block_id) where (block_id is not null);
-- the sweep of ended holds and past claims
create index claims_age on booking.claims using brin (created_at);

create table booking.appointments (
  tenant_id uuid not null,
  id uuid not null,
  reference text not null,
  status booking.appointment_status not null default 'confirmed',
  version integer not null default 1,
  service_id uuid not null,
  resource_id uuid not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  -- the claim that guards it now; gone once it lies well in the past
  claim_id uuid not null,
  -- the hold it was made from
  source_hold_id uuid,
  -- as given for this appointment; what is on file about the client is never changed by a booking
  client_id uuid not null,
  client_name text,
  client_phone text,
  client_email text,
  notes text,
  channel booking.channel not null,
  -- what the client was told ({"name", "priceMinor", "currency"}), so that a service that is renamed or gets
  -- dearer does not rewrite it; the length is that of the appointment itself
  agreed jsonb not null,
  cancel_reason text,
  cancel_reason_code text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  constraint appointments_pkey primary key (tenant_id, id),
  constraint appointments_reference unique (tenant_id, reference),
  constraint appointments_source_hold unique (tenant_id, source_hold_id)
);
create index appointments_by_start on booking.appointments (tenant_id, starts_at, id);
create index appointments_by_client on booking.appointments (tenant_id, client_id, starts_at);

create table booking.mirror_status (
  tenant_id uuid not null,
  appointment_id uuid not null,
  mirror text not null,
  state booking.sync_state not null,
  version integer not null,
  at timestamptz(3) not null,
  constraint mirror_status_pkey primary key (tenant_id, appointment_id, mirror),
  constraint mirror_status_mirror check (mirror in ('googleCalendar', 'excel'))
);
