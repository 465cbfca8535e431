-- Takes what is due until p_until, at most p_most rows, and counts the attempt. First it buries what has
-- had its attempts without one that ended, e.g. because each killed its process. A row whose claim is
-- alive is passed over even if a newer version is due: one worker a key.
create or replace function {schema}.work_claim(
  p_now timestamptz, p_until timestamptz, p_most integer, p_attempts integer
) returns setof {schema}.work
language plpgsql security definer set search_path = '' as $$
begin
  update {schema}.work set dead_at = p_now, claimed_until = null,
         last_error = coalesce(last_error, 'no attempt came to an end')
   where done_version < version and dead_at is null and due_at <= p_now
     and claimed_until <= p_now and attempts >= p_attempts;
  return query
    update {schema}.work w set attempts = w.attempts + 1, claimed_until = p_until
      from (select d.tenant_id, d.key from {schema}.work d
             where d.done_version < d.version and d.dead_at is null and d.due_at <= p_now
               and (d.claimed_until is null or d.claimed_until <= p_now)
             order by d.due_at limit p_most for update skip locked) due
     where w.tenant_id = due.tenant_id and w.key = due.key
    returning w.*;
end $$;
