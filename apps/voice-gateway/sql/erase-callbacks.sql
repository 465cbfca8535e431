-- Forgets callers by number or by the appointment they called about (null: everybody of the tenant), what
-- waits to be published of them included. What they have spoken is left as work: it lies at Twilio.
create or replace function voice.erase_callbacks(
  p_tenant uuid, p_phone text, p_reference text, p_now timestamptz
) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  v_count integer;
begin
  with erased as (
    delete from voice.callbacks c
     where c.tenant_id = p_tenant
       and (coalesce(p_phone, p_reference) is null or c.phone = p_phone or c.reference = p_reference)
    returning c.id, c.recording_sid),
  recorded as (
    insert into voice.work (tenant_id, key, lane, version, payload, due_at, due_latest)
    select p_tenant, e.id, 'recordings', 1, jsonb_build_object('recordingSid', e.recording_sid), p_now, p_now
      from erased e where e.recording_sid is not null
    on conflict on constraint work_pkey do nothing)
  select count(*) into v_count from erased;
  update voice.outbox o set payload = o.payload - 'phone' - 'reference'
   where o.tenant_id = p_tenant
     and (coalesce(p_phone, p_reference) is null
          or o.payload ->> 'phone' = p_phone or o.payload ->> 'reference' = p_reference);
  return v_count;
end $$;
