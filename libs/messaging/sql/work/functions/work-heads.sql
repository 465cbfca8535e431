-- Of each lane with work: when its first is due. From lane to lane it jumps in the index: ten thousand rows of
-- one cost as much as one of another.
create or replace function {schema}.work_heads()
returns table (tenant_id uuid, lane text, due_at timestamptz)
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
  select h.tenant_id, h.lane, h.due_at from heads h
$$;
