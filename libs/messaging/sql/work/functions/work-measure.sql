-- How much is left, of all tenants, and since when: of those that nobody has to do something for first. What is held until somebody has done something is no delay.
create or replace function {schema}.work_measure(p_now timestamptz)
returns table (pending integer, dead integer, paused integer, oldest_due_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select count(*) filter (where w.dead_at is null)::integer,
         count(*) filter (where w.dead_at is not null)::integer,
         (select count(*)::integer from {schema}.work_turns t where t.paused_until > p_now),
         min(coalesce(w.away_since, w.due_at)) filter (where w.dead_at is null
           and coalesce(w.away_since, w.due_at) <= p_now and not exists (
           select from {schema}.work_turns t where t.tenant_id = w.tenant_id and t.paused_until = 'infinity'))
    from {schema}.work w where w.done_version < w.version
$$;
