-- When the first lane will have due work that nobody is at, of a tenant that is not paused; null: none as it is.
create or replace function {schema}.work_next_due() returns timestamptz
language sql stable security definer set search_path = '' as $$
  select nullif(min(greatest(h.due_at, t.paused_until, b.claimed_until)), 'infinity')
    from {schema}.work_heads() h left join {schema}.work_turns t on t.tenant_id = h.tenant_id
         left join lateral (
           select max(w.claimed_until) as claimed_until from {schema}.work w
            where w.tenant_id = h.tenant_id and w.lane = h.lane and w.claimed_until is not null) b on true
$$;
