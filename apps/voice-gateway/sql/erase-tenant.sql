-- Everything of a tenant goes; spoken messages are still deleted at Twilio.
create or replace function voice.erase_tenant(p_tenant uuid, p_now timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform voice.erase_callbacks(p_tenant, null, null, p_now);
  delete from voice.contacts where tenant_id = p_tenant;
  delete from voice.opt_outs where tenant_id = p_tenant;
  delete from voice.feeds where tenant_id = p_tenant;
  delete from voice.outbox where tenant_id = p_tenant;
end $$;
