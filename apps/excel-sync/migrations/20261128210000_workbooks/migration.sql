-- A tenant's workbook as it was written last, one row each.
create table workbook.files (
  tenant_id uuid not null,
  folder text not null,
  name text not null,
  -- of what an owner sees; null: nothing has been written yet
  content_hash text,
  -- of the newest bytes, beside or not
  etag text,
  -- the business's day that it was written for
  day date,
  written_at timestamptz(3),
  -- somebody has it open
  in_use_since timestamptz(3),
  -- what was written meanwhile, beside it
  beside text,
  beside_hash text,
  -- of those whom the kept copies have forgotten
  forgotten text,
  constraint files_pkey primary key (tenant_id)
);

-- What happened to appointments; nothing of who it was about, which is in the projection.
create table workbook.changes (
  tenant_id uuid not null,
  appointment_id uuid not null,
  version integer not null,
  at timestamptz(3) not null,
  action text not null,
  actor_kind text not null,
  channel text not null,
  starts_at timestamptz(3) not null,
  previous_starts_at timestamptz(3),
  reason_code text,
  constraint changes_pkey primary key (tenant_id, appointment_id, version)
);
create index changes_at on workbook.changes (tenant_id, at);

alter table workbook.files enable row level security;
create policy of_tenant on workbook.files
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table workbook.changes enable row level security;
create policy of_tenant on workbook.changes
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema workbook to workbook_app;
grant select, insert, update, delete on workbook.files, workbook.changes to workbook_app;
