-- What a process of that name was at when it died is free at once. The attempts count.
create or replace function {schema}.work_release(p_holder text) returns void
language sql security definer set search_path = '' as $$
  update {schema}.work set claimed_until = null
   where claimed_until is not null and claimed_by = p_holder
$$;
