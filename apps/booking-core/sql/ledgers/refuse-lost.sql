-- No resource could be claimed: all were at a limit, or those that were tried are taken.
create or replace function booking.refuse_lost(
  p_tenant uuid, p_key bytea, p_tried uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz, p_to timestamptz
) returns jsonb language plpgsql as $$
begin
  return booking.refuse_keyed(p_tenant, p_key, case when p_tried = '{}' then '{"outcome": "limit"}'
    else jsonb_build_object('outcome', 'taken',
      'reason', booking.clash(p_tenant, p_tried, p_start, p_end, p_from, p_to, null)) end);
end $$;
