-- Lanes with due work that nobody is at, of tenants that are not paused, longest unserved first. From lane to
-- lane it jumps in the index: ten thousand rows of one cost as much as one of another.
create or replace function {schema}.work_lanes(p_now timestamptz)
returns table (tenant_id uuid, lane text)
language sql stable security definer set search_path = '' as $$
  with recursive heads as (
    (select w.tenant_id, w.lane, w.due_at from {schema}.work w
      where w.done_version < w.version and w.dead_at is null
      order by w.tenant_id, w.lane, w.due_at limit 1)
    union all
    select next.* from heads h cross join lateral (
      select w.tenant_id, w.lane, w.due_at from {schema}.work w
       where w.done_version < w.version and w.dead_at is null
         and (w.tenant_id, w.lane) > (h.tenant_id, h.lane)
       order by w.tenant_id, w.lane, w.due_at limit 1) next
  )
  select h.tenant_id, h.lane
    from heads h left join {schema}.work_turns t on t.tenant_id = h.tenant_id
   where h.due_at <= p_now and coalesce(t.paused_until <= p_now, true)
     and not exists (select from {schema}.work b
                      where b.tenant_id = h.tenant_id and b.lane = h.lane and b.claimed_until > p_now)
   order by t.served_at nulls first, h.due_at
$$;
