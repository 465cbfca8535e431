-- The client on file, else a new one; what is on file is never changed.
create or replace function booking.ensure_client(
  p_tenant uuid, p_id uuid, p_name text, p_phone text, p_email text, p_now timestamptz
) returns uuid language plpgsql as $$
declare
  v_client uuid;
begin
  for attempt in 1 .. 3 loop
    insert into booking.clients (tenant_id, id, name, phone, email, created_at)
    values (p_tenant, p_id, p_name, p_phone, p_email, p_now) on conflict do nothing returning id into v_client;
    v_client := coalesce(v_client, booking.client_on_file(p_tenant, p_phone, p_email));
    exit when v_client is not null;
  end loop;
  return v_client;
end $$;
