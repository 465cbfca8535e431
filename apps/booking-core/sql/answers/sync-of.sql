-- A mirror that has seen an older version only is pending; one that has never spoken is left out.
create or replace function booking.sync_of(p_tenant uuid, p_appointment uuid, p_version integer)
returns jsonb language plpgsql stable as $$
begin
  return (
    select coalesce(jsonb_object_agg(mirror,
             case when version < p_version and state <> 'none' then 'pending'::booking.sync_state else state end), '{}')
      from booking.mirror_status where tenant_id = p_tenant and appointment_id = p_appointment);
end $$;
