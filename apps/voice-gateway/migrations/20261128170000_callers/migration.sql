-- Twilio's id of a message that was spoken: it is deleted there with the caller
alter table voice.callbacks add column recording_sid text;
create index callbacks_caller on voice.callbacks (tenant_id, phone);

-- The order of a tenant's front-desk events: each raises it by one, in its own transaction.
create table voice.feeds (
  tenant_id uuid not null,
  version integer not null,
  constraint feeds_pkey primary key (tenant_id)
);

-- Under which number each appointment is, as booking.state.v1 says: when a client is erased, only the
-- appointment's id is told, and who has called from that number is forgotten here, too.
create table voice.contacts (
  tenant_id uuid not null,
  appointment_id uuid not null,
  version integer not null,
  reference text not null,
  phone text,
  constraint contacts_pkey primary key (tenant_id, appointment_id)
);

alter table voice.feeds enable row level security;
create policy of_tenant on voice.feeds
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
alter table voice.contacts enable row level security;
create policy of_tenant on voice.contacts
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant select, insert, update on voice.feeds to voice_app;
grant select, insert, update, delete on voice.contacts to voice_app;
