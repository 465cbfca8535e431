-- Runs at COMMIT, so that the event holds what the transaction left behind.
create or replace function booking.publish_tenant() returns trigger language plpgsql as $$
begin
  insert into booking.outbox
    (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type, payload,
     headers, shard, occurred_at)
  select t.id, t.id, t.version, booking.new_id(now()), 'tenant', 'booking.events.v1',
         'ai.gomomo.booking.tenant.changed.v1', booking.public_tenant(t.id),
         jsonb_strip_nulls(jsonb_build_object('traceparent', nullif(current_setting('app.traceparent', true), ''))),
         booking.shard_of(t.id), now()
    from booking.tenants t where t.id = new.id
  on conflict on constraint outbox_pkey do nothing;
  return null;
end $$;
-- a constraint trigger cannot be replaced
drop trigger if exists tenants_event on booking.tenants;
create constraint trigger tenants_event after insert or update on booking.tenants
  deferrable initially deferred for each row execute function booking.publish_tenant();
