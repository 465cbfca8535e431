-- Lanes with due work that nobody is at, of tenants that are not paused, longest unserved first.
create or replace function {schema}.work_lanes(p_now timestamptz)
returns table (tenant_id uuid, lane text)
language sql stable security definer set search_path = '' as $$
  select h.tenant_id, h.lane
    from {schema}.work_heads() h left join {schema}.work_turns t on t.tenant_id = h.tenant_id
   where h.due_at <= p_now and coalesce(t.paused_until <= p_now, true)
     and not exists (select from {schema}.work b
                      where b.tenant_id = h.tenant_id and b.lane = h.lane and b.claimed_until > p_now)
   order by t.served_at nulls first, h.due_at
$$;
