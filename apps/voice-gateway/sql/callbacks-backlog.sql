-- How long the caller who has waited longest waits, of all tenants; null: nobody does.
create or replace function voice.callbacks_backlog() returns timestamptz
language sql stable security definer set search_path = '' as $$
  select min(requested_at) from voice.callbacks where status = 'open'
$$;
