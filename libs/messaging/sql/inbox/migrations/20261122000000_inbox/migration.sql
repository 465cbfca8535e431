-- Events seen before, each written in the transaction of its effects. Kept longer than a topic keeps
-- records (30 days to 14), so that a replay of everything changes nothing.
create table {schema}.inbox (
  tenant_id uuid not null,
  consumer text not null,
  event_id uuid not null,
  received_at timestamptz(3) not null,
  constraint inbox_pkey primary key (tenant_id, consumer, event_id)
);
create index inbox_age on {schema}.inbox using brin (received_at) with (autosummarize = on);

alter table {schema}.inbox enable row level security;
create policy of_tenant on {schema}.inbox
  using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant usage on schema {schema} to {callers};
grant select, insert on {schema}.inbox to {callers};
