-- Step by step, for what the quick way does not do: see `reschedule`.
-- outcome: done · taken (reason) · limit · stale · no-tenant · already-cancelled · invalid-state ·
-- version-conflict · policy · not-found · replay · key-reused
create or replace function booking.reschedule_carefully(
  p_tenant uuid, p_catalogue integer, p_now timestamptz, p_appointment uuid, p_expected integer,
  p_as_owner boolean, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_new_claim uuid, p_limits booking.count_rule[], p_actor booking.actor, p_event uuid,
  p_traceparent text, p_key bytea, p_body bytea
) returns jsonb language plpgsql as $$
declare
  v_catalogue integer;
  v_row booking.appointments;
  v_move record;
  v_before jsonb;
  v_answer jsonb;
begin
  perform set_config('app.tenant', p_tenant::text, true);
  select version into v_catalogue from booking.tenants where id = p_tenant;
  if v_catalogue is distinct from p_catalogue then return booking.stale_outcome(v_catalogue); end if;
  v_answer := booking.begin_keyed(p_tenant, p_key, p_body, p_now);
  if v_answer is not null then return v_answer; end if;
  select * into v_row from booking.appointments where tenant_id = p_tenant and id = p_appointment for update;
  v_answer := booking.change_refusal(v_row, p_expected,
    case when not p_as_owner then 'rescheduleCutoffMinutes' end, p_now);
  if v_answer is not null then return booking.refuse_keyed(p_tenant, p_key, v_answer); end if;
  v_before := booking.appointment_data(v_row);
  if p_limits is not null then
    perform booking.lock_counts(p_tenant, p_limits, v_row.client_id, v_row.service_id, p_resources || v_row.resource_id);
  end if;
  perform booking.lock_resources(p_tenant, p_resources || v_row.resource_id);
  perform booking.expire_holds_within(p_tenant, p_resources, p_from, p_to, p_now, p_traceparent);
  v_move := booking.move_claim(v_row, p_resources, p_start, p_end, p_from, p_to, p_new_claim, p_limits, p_now);
  if (v_move.moved).id is null then
    v_answer := case when v_move.tried = '{}' then '{"outcome": "limit"}' else jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, v_move.tried, p_start, p_end, p_from, p_to, v_row.claim_id)) end;
    return booking.refuse_keyed(p_tenant, p_key, v_answer);
  end if;
  return booking.record_move(v_row, v_move.moved, v_before, '{}', p_actor, p_now, p_event, p_traceparent, p_key);
end $$;
