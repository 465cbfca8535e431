import { rowsOf, type BookingDatabase } from './booking-database.ts';

/**
 * Pairs of live claims of one resource that overlap, found without the constraint: a self-join on the
 * plain columns, and of the appointments by their own times.
 */
export async function findOverlaps(database: BookingDatabase): Promise<object[]> {
  return rowsOf(
    database,
    `select a.id, b.id as other from booking.claims a join booking.claims b
         on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id
        and a.blocked_from < b.blocked_to and b.blocked_from < a.blocked_to
      where a.state in ('held', 'booked', 'blocked') and b.state in ('held', 'booked', 'blocked')
      union all
     select a.id, b.id from booking.appointments a join booking.appointments b
         on a.tenant_id = b.tenant_id and a.resource_id = b.resource_id and a.id < b.id
        and a.starts_at < b.ends_at and b.starts_at < a.ends_at
      where a.status <> 'cancelled' and b.status <> 'cancelled'`,
  );
}

/**
 * What must hold of the books after any run: every confirmed appointment has the one claim that guards
 * its time, every version has its event and its audit row, nothing is left of what was refused.
 */
export async function findFaults(database: BookingDatabase): Promise<object[]> {
  return rowsOf(
    database,
    `select 'appointment without its claim' as fault, a.id from booking.appointments a
      where a.status <> 'cancelled' and not exists (
        select from booking.claims c where c.tenant_id = a.tenant_id and c.id = a.claim_id
           and c.state = 'booked' and c.resource_id = a.resource_id and c.appointment_id = a.id
           and c.starts_at = a.starts_at and c.ends_at = a.ends_at)
     union all
     select 'booked claim without its appointment', c.id from booking.claims c
      where c.state = 'booked' and not exists (
        select from booking.appointments a where a.tenant_id = c.tenant_id and a.claim_id = c.id
           and a.status <> 'cancelled')
     union all
     select 'version without its event', a.id from booking.appointments a
      cross join lateral generate_series(1, a.version) v
      where not exists (select from booking.outbox o where o.tenant_id = a.tenant_id
                           and o.aggregate_id = a.id and o.aggregate_version = v)
     union all
     select 'version without its audit row', a.id from booking.appointments a
      cross join lateral generate_series(1, a.version) v
      where (select count(*) from booking.audit u where u.tenant_id = a.tenant_id
                and u.subject_id = a.id and u.version = v) <> 1
     union all
     select 'event that tells something else than the row', a.id from booking.appointments a
       join booking.outbox o on o.tenant_id = a.tenant_id and o.aggregate_id = a.id
        and o.aggregate_version = a.version
      where o.payload is not null and o.payload -> 'appointment' <> booking.appointment_data(row(a.*)::booking.appointments)
     union all
     select 'first audit row that tells something else than the event', o.aggregate_id from booking.outbox o
       join booking.audit u on u.tenant_id = o.tenant_id and u.subject_id = o.aggregate_id and u.version = 1
      where o.aggregate_type = 'appointment' and o.aggregate_version = 1
        and o.payload is not null and u.after is distinct from o.payload -> 'appointment'
     union all
     select 'hold whose event tells something else', c.id from booking.claims c
       join booking.outbox o on o.tenant_id = c.tenant_id and o.aggregate_id = c.id and o.aggregate_version = 1
      where o.aggregate_type = 'hold' and c.state = 'held' and o.payload <> booking.hold_data(row(c.*)::booking.claims)
     union all
     select 'event of nothing', o.aggregate_id from booking.outbox o
      where o.aggregate_type = 'appointment' and not exists (
        select from booking.appointments a where a.tenant_id = o.tenant_id and a.id = o.aggregate_id)
     union all
     select 'unfinished key', null from booking.idempotency where status = 0`,
  );
}
