-- Some fields of a document.
create or replace function booking.fields_of(p_document jsonb, p_fields text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(field, p_document -> field), '{}') from unnest(p_fields) field
$$;
