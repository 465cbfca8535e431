create or replace function booking.event_headers(p_traceparent text) returns jsonb language sql stable as $$
  select case when p_traceparent is null then '{}'::jsonb else jsonb_build_object('traceparent', p_traceparent) end
$$;
