-- Step by step, for what the quick way does not do: see `book`.
-- outcome: booked · taken (reason) · limit · stale · no-tenant · replay · key-reused
create or replace function booking.book_carefully(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_claim uuid, p_appointment uuid, p_references text[],
  p_service uuid, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_day_from timestamptz, p_day_to timestamptz, p_new_client uuid, p_name text,
  p_phone text, p_email text, p_notes text, p_most_upcoming integer, p_limits booking.count_rule[], p_actor booking.actor,
  p_event uuid, p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  v_catalogue integer;
  v_client uuid;
  v_expired boolean;
  v_agreed jsonb;
  v_resources uuid[] := p_resources;
  v_claim booking.claims;
  v_placed record;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  if p_most_upcoming is not null or p_limits is not null then
    perform booking.lock_contacts(p_tenant, p_phone, p_email);
  end if;
  select t.version,
         booking.client_on_file(p_tenant, p_phone, p_email),
         exists (select from booking.claims_within(p_tenant, p_resources, p_from, p_to) where expires_at <= p_now),
         booking.agreed_terms(p_tenant, p_service)
    into v_catalogue, v_client, v_expired, v_agreed from booking.tenants t where t.id = p_tenant;
  if v_catalogue is distinct from p_catalogue then return booking.refuse_stale(p_tenant, v_catalogue, p_key); end if;
  if p_most_upcoming is not null and v_client is not null
     and booking.has_too_many_upcoming(p_tenant, v_client, p_now, p_most_upcoming) then
    return booking.refuse_keyed(p_tenant, p_key, '{"outcome": "limit"}');
  end if;
  if p_limits is not null then
    perform booking.lock_counts(p_tenant, p_limits, v_client, p_service, p_resources);
  end if;
  if v_expired then
    perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
  end if;
  if cardinality(p_resources) > 1 then
    v_resources := booking.rank_resources(p_tenant, p_resources, p_day_from, p_day_to, p_now);
  end if;
  v_claim.tenant_id := p_tenant; v_claim.id := p_claim; v_claim.state := 'booked'; v_claim.service_id := p_service;
  v_claim.starts_at := p_start; v_claim.ends_at := p_end; v_claim.blocked_from := p_from; v_claim.blocked_to := p_to;
  v_claim.appointment_id := p_appointment; v_claim.agreed := v_agreed;
  v_placed := booking.claim_first_free(v_claim, v_client, v_resources, p_limits, p_now);
  if (v_placed.claimed).id is null then
    return booking.refuse_lost(p_tenant, p_key, v_placed.tried, p_start, p_end, p_from, p_to);
  end if;
  if v_client is null then
    v_client := booking.ensure_client(p_tenant, p_new_client, p_name, p_phone, p_email, p_now);
  end if;
  perform booking.remember_success(p_tenant, p_key, 201, 'appointment', p_appointment, 1);
  return booking.make_appointment(v_placed.claimed, null, p_appointment, p_references, v_client, p_name, p_phone,
    p_email, p_notes, p_actor, p_now, p_event, p_traceparent);
end $$;
