-- p_hash: sha256 of a key that is not revoked.
create or replace function booking.tenant_by_key_hash(p_hash bytea) returns table (id uuid, slug text, key_id uuid)
language sql stable security definer set search_path = '' as $$
  select t.id, t.slug, k.id from booking.api_keys k join booking.tenants t on t.id = k.tenant_id
   where k.hash = p_hash and k.revoked_at is null
$$;
