-- What a mirror knows of the bookings, from the state topic: an appointment's newest version, and of a tenant
-- its public answer. Its outbox and work table belong to it (messaging).
create table {schema}.mirror_tenants (
  tenant_id uuid not null,
  -- 0: only appointments of it have been heard of
  version integer not null default 0,
  answer jsonb,
  -- of the last change of anything of the tenant
  sequence integer not null default 0,
  -- when booking-core and the target are looked at next; null: at once
  look_at timestamptz(3),
  -- all that changed at booking-core before is known
  followed_at timestamptz(3),
  -- when everything was last compared, whenever it changed
  compared_at timestamptz(3),
  -- somebody asked for all that differs to be done again
  repair_at timestamptz(3),
  -- what comes of it later is old
  erased_at timestamptz(3),
  constraint mirror_tenants_pkey primary key (tenant_id)
) with (fillfactor = 80);
create index mirror_tenants_due on {schema}.mirror_tenants (look_at) where (erased_at is null);

create table {schema}.mirror_appointments (
  tenant_id uuid not null,
  appointment_id uuid not null,
  version integer not null,
  status text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  resource_id uuid not null,
  -- `appointment` of the event
  snapshot jsonb not null,
  -- null: the client was erased
  pii jsonb,
  -- the tenant's when it changed last
  sequence integer not null,
  constraint mirror_appointments_pkey primary key (tenant_id, appointment_id)
) with (fillfactor = 80);
create index mirror_appointments_end on {schema}.mirror_appointments (tenant_id, ends_at);

-- What booking-core has been told of an appointment, at once or from the outbox.
create table {schema}.mirror_statuses (
  tenant_id uuid not null,
  appointment_id uuid not null,
  state text not null,
  version integer not null,
  -- rises with every word, however fast they come
  at timestamptz(3) not null,
  -- of the next row in the outbox
  sequence integer not null,
  constraint mirror_statuses_pkey primary key (tenant_id, appointment_id)
) with (fillfactor = 80);

-- Where the target differed from what is known, when it was last looked at.
create table {schema}.mirror_drift (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  appointment_id uuid not null,
  -- the target's own name of the thing; empty: there is none
  ref text not null,
  -- the names of what differs
  detail text,
  found_at timestamptz(3) not null,
  constraint mirror_drift_pkey primary key (tenant_id, appointment_id, kind, ref)
);

alter table {schema}.mirror_tenants enable row level security;
create policy of_tenant on {schema}.mirror_tenants
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table {schema}.mirror_appointments enable row level security;
create policy of_tenant on {schema}.mirror_appointments
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table {schema}.mirror_statuses enable row level security;
create policy of_tenant on {schema}.mirror_statuses
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table {schema}.mirror_drift enable row level security;
create policy of_tenant on {schema}.mirror_drift
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema {schema} to {callers};
grant select, insert, update
   on {schema}.mirror_tenants, {schema}.mirror_appointments, {schema}.mirror_statuses to {callers};
grant select, insert, update, delete on {schema}.mirror_drift to {callers};
