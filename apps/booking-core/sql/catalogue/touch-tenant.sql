create or replace function booking.touch_tenant() returns trigger language plpgsql as $$
begin
  update booking.tenants set updated_at = updated_at where id = coalesce(new.tenant_id, old.tenant_id);
  return null;
end $$;
create or replace trigger services_version after insert or update or delete on booking.services
  for each row execute function booking.touch_tenant();
create or replace trigger resources_version after insert or update or delete on booking.resources
  for each row execute function booking.touch_tenant();
create or replace trigger service_resources_version after insert or update or delete on booking.service_resources
  for each row execute function booking.touch_tenant();
create or replace trigger phone_numbers_version after insert or update or delete on booking.phone_numbers
  for each row execute function booking.touch_tenant();
