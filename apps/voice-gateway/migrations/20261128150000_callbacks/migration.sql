-- Callers who asked to be called back, or left a message, one row a call.
create table voice.callbacks (
  tenant_id uuid not null,
  id uuid not null,
  -- Twilio's CallSid: the same webhook again asks for nothing new
  call_sid text not null,
  phone text not null,
  name text,
  reason text not null,
  -- of the appointment that the call was about
  reference text,
  recording_url text,
  recording_seconds integer,
  status text not null default 'open',
  requested_at timestamptz(3) not null,
  constraint callbacks_pkey primary key (tenant_id, id),
  constraint callbacks_one_a_call unique (tenant_id, call_sid),
  constraint callbacks_status check (status in ('open', 'done')),
  constraint callbacks_recording check ((recording_url is null) = (recording_seconds is null))
);
create index callbacks_newest on voice.callbacks (tenant_id, status, id desc);

alter table voice.callbacks enable row level security;
create policy of_tenant on voice.callbacks
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema voice to voice_app;
grant select, insert, update, delete on voice.callbacks to voice_app;
