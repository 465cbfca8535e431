-- Who may do what. The application's role is not the owner, so every row it sees goes through a
-- policy; grants go by name, so that it never sees the ledgers of migrations and functions. Functions are
-- granted where they are written, by `migrate`.

-- nullif: after the first transaction of a pooled connection the setting is empty, not null. The
-- sub-select is evaluated once for a statement, not for each row it reads; a row that is written is one, and
-- there the sub-select would cost more than it saves (measured: a twentieth of a booking).
do $$
declare
  v_table text;
  v_tenant constant text := 'nullif(current_setting(''app.tenant'', true), '''')::uuid';
begin
  foreach v_table in array array['resources', 'services', 'service_resources', 'api_keys', 'phone_numbers',
    'clients', 'claims', 'appointments', 'mirror_status', 'idempotency', 'audit', 'wrong_proofs']
  loop
    execute format('alter table booking.%I enable row level security', v_table);
    execute format('create policy insert_of_tenant on booking.%I for insert with check (tenant_id = %s)',
      v_table, v_tenant);
    execute format('create policy select_of_tenant on booking.%I for select using (tenant_id = (select %s))',
      v_table, v_tenant);
    execute format('create policy update_of_tenant on booking.%I for update using (tenant_id = (select %s))',
      v_table, v_tenant);
    execute format('create policy delete_of_tenant on booking.%I for delete using (tenant_id = (select %s))',
      v_table, v_tenant);
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
