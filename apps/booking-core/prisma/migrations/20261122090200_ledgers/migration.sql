-- What is written beside a change, in its transaction: idempotency and audit; outbox and inbox are there
-- already, by libs/messaging.

create table booking.idempotency (
  tenant_id uuid not null,
  -- sha256 of method, path, caller and key
  id bytea not null,
  body_hash bytea not null,
  created_at timestamptz(3) not null,
  -- what to answer again: references only, no contact, no token
  status smallint not null,
  subject text,
  subject_id uuid,
  subject_version integer,
  refusal jsonb,
  constraint idempotency_pkey primary key (tenant_id, id)
);
-- for the sweep; a b-tree would cost every booking more than the sweep gains
create index idempotency_age on booking.idempotency using brin (created_at) with (autosummarize = on);

create type booking.actor_kind as enum ('client', 'staff', 'system');

-- Who does something: an argument of the verbs.
create type booking.actor as (kind booking.actor_kind, id text, channel booking.channel);

-- A document that the caller has drafted; a spec compares it with the one that is built here.
create domain booking.document as jsonb;

-- A rule that counts: so many visits, or minutes of visits, that start within a local day or week.
create type booking.count_rule as (
  scope text, -- client, resource or service
  most integer,
  minutes boolean,
  starts_from timestamptz,
  starts_before timestamptz
);

create table booking.audit (
  tenant_id uuid not null,
  subject_id uuid not null,
  id bigint generated always as identity,
  subject text not null,
  version integer,
  action text not null,
  at timestamptz(3) not null,
  actor_kind booking.actor_kind not null,
  actor_id text,
  channel booking.channel not null,
  before jsonb,
  after jsonb,
  constraint audit_pkey primary key (tenant_id, subject_id, id)
);

-- Proofs that were wrong, per reference (existing or not) and per address.
create table booking.wrong_proofs (
  tenant_id uuid not null,
  subject text not null,
  count integer not null,
  resets_at timestamptz(3) not null,
  constraint wrong_proofs_pkey primary key (tenant_id, subject)
);
