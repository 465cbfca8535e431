-- Who wants no text messages of a business. Only a hash of the number: it outlives the client's erasure,
-- which would else bring the messages back.
create table voice.opt_outs (
  tenant_id uuid not null,
  phone_hash bytea not null,
  opted_out_at timestamptz(3) not null,
  constraint opt_outs_pkey primary key (tenant_id, phone_hash)
);

alter table voice.opt_outs enable row level security;
create policy of_tenant on voice.opt_outs
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant select, insert, delete on voice.opt_outs to voice_app;
