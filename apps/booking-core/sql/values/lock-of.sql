-- The advisory lock of something of a tenant's. A single expression, so that it is inlined where it is called.
create or replace function booking.lock_of(p_kind text, p_tenant uuid, p_what text) returns bigint language sql stable as $$
  select hashtextextended(p_kind || ':' || p_tenant || p_what, 0)
$$;
