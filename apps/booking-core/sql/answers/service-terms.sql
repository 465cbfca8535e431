-- What a client is told of a service, beside its id and minutes: what is kept as agreed. A single
-- expression, so that it is inlined where it is called.
create or replace function booking.service_terms(p_name text, p_price integer, p_currency text) returns jsonb language sql stable as $$
  select jsonb_build_object('name', p_name) || case when p_price is null then '{}'::jsonb
           else jsonb_build_object('priceMinor', p_price, 'currency', p_currency) end
$$;
