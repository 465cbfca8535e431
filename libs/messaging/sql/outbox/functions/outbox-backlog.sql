create or replace function {schema}.outbox_backlog(out pending bigint, out parked bigint, out oldest timestamptz)
language sql stable security definer set search_path = '' as $$
  select count(*) filter (where parked_at is null), count(*) filter (where parked_at is not null),
         min(occurred_at) filter (where parked_at is null)
    from {schema}.outbox where published_at is null
$$;
