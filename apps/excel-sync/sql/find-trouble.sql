-- How many workbooks could not be written when it was tried last, of all tenants, and why one of them could not.
-- One that somebody has open is waited for, which is no trouble.
create or replace function workbook.find_trouble() returns table (count integer, reason text)
language sql stable security definer set search_path = '' as $$
  select count(*)::integer, (array_agg(w.last_error order by w.due_at desc))[1]
    from workbook.work w
    left join workbook.files f on f.tenant_id = w.tenant_id
   where w.done_version < w.version and w.last_error is not null and f.in_use_since is null
$$;
