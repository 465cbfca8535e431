-- By phone, else by e-mail.
create or replace function booking.client_on_file(p_tenant uuid, p_phone text, p_email text)
returns uuid language plpgsql stable as $$
begin
  return coalesce(
    (select id from booking.clients where tenant_id = p_tenant and phone = p_phone),
    (select id from booking.clients where tenant_id = p_tenant and email = p_email));
end $$;
