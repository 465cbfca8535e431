-- Takes one row until p_until, and counts the attempt: the due one of the tenant whose last turn was longest
-- ago. One claim a lane at a time, none of a tenant that is paused. A row that has had its attempts without
-- one that ended, e.g. because each killed its process, is buried instead. What is wanted from now on counts its
-- latest time anew: the one that had run out would make whoever changes all the time due at once, for ever.
create or replace function {schema}.work_claim(
  p_now timestamptz, p_until timestamptz, p_attempts integer, p_holder text
) returns table (
  tenant_id uuid, key uuid, lane text, version integer, payload jsonb,
  attempts smallint, claimed_until timestamptz, pauses smallint
)
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
declare
  candidate record;
  turn {schema}.work_turns;
  picked {schema}.work;
begin
  for candidate in select l.tenant_id, l.lane from {schema}.work_lanes(p_now) l loop
    insert into {schema}.work_turns (tenant_id) values (candidate.tenant_id)
      on conflict on constraint work_turns_pkey do nothing;
    select * into turn from {schema}.work_turns t
     where t.tenant_id = candidate.tenant_id for update;
    continue when turn.paused_until > p_now;
    -- looked at again under the lock: somebody may have taken the lane
    continue when exists (
      select from {schema}.work b
       where b.tenant_id = candidate.tenant_id and b.lane = candidate.lane and b.claimed_until > p_now);
    loop
      select * into picked from {schema}.work w
       where w.tenant_id = candidate.tenant_id and w.lane = candidate.lane
         and w.done_version < w.version and w.dead_at is null and w.due_at <= p_now
       order by w.due_at limit 1 for update;
      exit when picked.tenant_id is null or picked.attempts < p_attempts;
      update {schema}.work w set dead_at = p_now, claimed_until = null, away_since = null,
             last_error = coalesce(w.last_error, 'no attempt came to an end')
       where w.tenant_id = picked.tenant_id and w.key = picked.key;
    end loop;
    continue when picked.tenant_id is null;
    update {schema}.work_turns t set served_at = clock_timestamp() where t.tenant_id = picked.tenant_id;
    return query
      update {schema}.work w set attempts = w.attempts + 1, claimed_until = p_until, claimed_by = p_holder, again = false,
             due_latest = 'infinity'
       where w.tenant_id = picked.tenant_id and w.key = picked.key
      returning w.tenant_id, w.key, w.lane, w.version, w.payload, w.attempts, w.claimed_until::timestamptz, turn.pauses;
    return;
  end loop;
end $$;
