-- The application's role, under row-level security as in the product.
do $$
declare
  v_table text;
begin
  foreach v_table in array array['appointments', 'claims', 'outbox', 'audit', 'idempotency'] loop
    execute format('alter table lean.%I enable row level security', v_table);
    execute format('create policy of_tenant on lean.%I using
      (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::uuid))', v_table);
  end loop;
end $$;

grant usage on schema lean to booking_app;
grant select, insert, update on all tables in schema lean to booking_app;
revoke execute on all functions in schema lean from public;
grant execute on all functions in schema lean to booking_app;
