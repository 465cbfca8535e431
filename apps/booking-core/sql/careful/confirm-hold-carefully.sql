-- Step by step, for what the quick way does not do: see `confirm_hold`.
-- outcome: booked · repeated (the hold was confirmed before) · not-found · hold-expired · limit ·
-- stale · no-tenant · replay · key-reused
create or replace function booking.confirm_hold_carefully(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_hold uuid, p_appointment uuid, p_references text[],
  p_new_client uuid, p_name text, p_phone text, p_email text, p_notes text, p_most_upcoming integer,
  p_limits booking.count_rule[], p_actor booking.actor, p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_catalogue integer;
  v_client uuid;
  v_claim booking.claims;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  if p_most_upcoming is not null or p_limits is not null then
    perform booking.lock_contacts(p_tenant, p_phone, p_email);
  end if;
  select t.version,
         booking.client_on_file(p_tenant, p_phone, p_email)
    into v_catalogue, v_client from booking.tenants t where t.id = p_tenant;
  if v_catalogue is distinct from p_catalogue then return booking.refuse_stale(p_tenant, v_catalogue, p_key); end if;
  if p_most_upcoming is not null and v_client is not null
     and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming)
     -- a hold that was confirmed before is answered, not counted
     and exists (select from booking.claims where tenant_id = p_tenant and id = p_hold and state = 'held') then
    return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "limit"}');
  end if;
  if p_limits is not null then
    select * into v_claim from booking.claims where tenant_id = p_tenant and id = p_hold and state = 'held';
    if found then
      perform booking.lock_counts(p_tenant, p_limits, v_client, v_claim.service_id, array[v_claim.resource_id]);
      if booking.reaches_limit(p_tenant, p_limits, v_client, v_claim.service_id, v_claim.resource_id,
          (extract(epoch from v_claim.ends_at - v_claim.starts_at) / 60)::integer, p_now, p_hold, null) then
        return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "limit"}');
      end if;
    end if;
  end if;
  update booking.claims set state = 'booked', appointment_id = p_appointment, expires_at = null, holder = null,
         conversation = null
   where tenant_id = p_tenant and id = p_hold and state = 'held' and expires_at > p_now
  returning * into v_claim;
  if not found then
    return booking.confirm_again(p_tenant, p_hold, p_now, p_traceparent, p_key);
  end if;
  if v_client is null then
    v_client := booking.ensure_client(p_tenant, p_new_client, p_name, p_phone, p_email, p_now);
  end if;
  perform booking.remember_success(p_tenant, p_key, 201, 'appointment', p_appointment, 1);
  return booking.make_appointment(v_claim, p_hold, p_appointment, p_references, v_client, p_name, p_phone,
    p_email, p_notes, p_actor, p_now, p_event, p_traceparent);
end $$;
