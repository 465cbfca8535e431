-- Keeps what happened unless it is kept; answers the tenant's change that it is, null for none.
create or replace function workbook.keep_change(
  p_tenant uuid, p_appointment uuid, p_version integer, p_at timestamptz, p_action text, p_actor_kind text,
  p_channel text, p_starts_at timestamptz, p_previous_starts_at timestamptz, p_reason_code text
) returns integer
language plpgsql set search_path = '' as $$
declare
  v_sequence integer := workbook.mirror_begin(p_tenant);
begin
  if v_sequence is null then return null; end if;
  insert into workbook.changes (tenant_id, appointment_id, version, at, action, actor_kind, channel,
         starts_at, previous_starts_at, reason_code)
  values (p_tenant, p_appointment, p_version, p_at, p_action, p_actor_kind, p_channel,
         p_starts_at, p_previous_starts_at, p_reason_code)
  on conflict on constraint changes_pkey do nothing;
  if not found then return null; end if;
  update workbook.mirror_tenants set sequence = v_sequence where tenant_id = p_tenant;
  return v_sequence;
end $$;
