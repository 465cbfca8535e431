-- Who may do what. The application's role is not the owner, so every row it sees goes through a
-- policy; grants go by name, so that it never sees the ledgers of migrations and functions. Functions are
-- granted where they are written, by `migrate`.

-- nullif: after the first transaction of a pooled connection the setting is empty, not null. The
-- sub-select is evaluated once for a statement, not for each row.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['resources', 'services', 'service_resources', 'api_keys', 'phone_numbers',
    'clients', 'claims', 'appointments', 'mirror_status', 'idempotency', 'audit', 'wrong_proofs']
  loop
    execute format('alter table booking.%I enable row level security', v_table);
    execute format('create policy of_tenant on booking.%I using
      (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::uuid))', v_table);
  end loop;
end $$;
alter table booking.tenants enable row level security;
create policy of_tenant on booking.tenants
  using (id = (select nullif(current_setting('app.tenant', true), '')::uuid));

grant usage on schema booking to booking_app;
grant select, insert, update on booking.tenants to booking_app;
grant select, insert, update, delete on booking.phone_numbers, booking.resources, booking.services,
  booking.service_resources, booking.api_keys to booking_app;
grant select, insert, update on booking.clients, booking.appointments to booking_app;
grant select, insert, update, delete on booking.claims, booking.idempotency, booking.wrong_proofs,
  booking.mirror_status to booking_app;
grant select, insert on booking.audit to booking_app;
