-- The client of an appointment was erased: so is whoever called from their number or about it.
create or replace function voice.erase_contact(p_tenant uuid, p_appointment uuid, p_now timestamptz) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_contact voice.contacts;
begin
  delete from voice.work where tenant_id = p_tenant and key = p_appointment;
  delete from voice.contacts where tenant_id = p_tenant and appointment_id = p_appointment
    returning * into v_contact;
  if not found then return 0; end if;
  return voice.erase_callbacks(p_tenant, v_contact.phone, v_contact.reference, p_now);
end $$;
