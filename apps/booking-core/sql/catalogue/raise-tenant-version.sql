-- Once for each transaction, however many rows it changes.
create or replace function booking.raise_tenant_version() returns trigger language plpgsql as $$
declare
  v_transaction bigint := pg_current_xact_id()::text::bigint;
begin
  new.version := old.version;
  new.changed_in := v_transaction;
  if old.changed_in is distinct from v_transaction then
    new.version := old.version + 1;
    new.updated_at := now();
  end if;
  return new;
end $$;
create or replace trigger tenants_version before update on booking.tenants
  for each row execute function booking.raise_tenant_version();
