-- Where an appointment's event may lie, written before it is: one that goes to another calendar is
-- removed from the first, whatever was cut short between. Of an account; another one is not looked into.
create table calendar.placements (
  tenant_id uuid not null,
  appointment_id uuid not null,
  google_sub text not null,
  calendar_id text not null,
  event_id text not null,
  constraint placements_pkey primary key (tenant_id, appointment_id, google_sub, calendar_id)
);

alter table calendar.placements enable row level security;
create policy of_tenant on calendar.placements
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant select, insert, update, delete on calendar.placements to calendar_app;
grant delete on calendar.feeds to calendar_app;
