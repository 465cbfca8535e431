-- The document of a claim that is, or was, a hold.
create or replace function booking.hold_data(p_claim booking.claims) returns jsonb language sql stable as $$
  select booking.hold_document(p_claim.id, p_claim.service_id, p_claim.resource_id, p_claim.starts_at,
    p_claim.ends_at, p_claim.expires_at)
$$;
