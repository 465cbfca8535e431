-- What a start lost to: busy, held or buffer; of several resources, the one that got furthest.
create or replace function booking.clash(
  p_tenant uuid, p_resources uuid[], p_start timestamptz, p_end timestamptz, p_from timestamptz,
  p_to timestamptz, p_own uuid
) returns text language plpgsql stable as $$
begin
  return coalesce((
    select (array['busy', 'held', 'buffer'])[max(place)] from (
      select min(case when starts_at < p_end and ends_at > p_start
                      then case state when 'held' then 2 else 1 end else 3 end) as place
        from booking.claims_within(p_tenant, p_resources, p_from, p_to) where id is distinct from p_own
       group by resource_id) places), 'busy');
end $$;
