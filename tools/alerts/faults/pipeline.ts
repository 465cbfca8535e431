import { kafkaTopics } from '@gomomo/contracts';
import { systemClock } from '@gomomo/kernel';
import { createKafkaBus } from '@gomomo/messaging';
import { setTimeout as pause } from 'node:timers/promises';
import { brokerOf, pidOf } from '../../rolling/place.ts';
import { restartReplica } from '../../rolling/restart-replica.ts';
import type { Fault, Ground } from '../fault.ts';

const kafka = (ground: Ground, signal: NodeJS.Signals): void =>
  void process.kill(pidOf(ground, 'kafka/kafka'), signal);

/** Longer than an event may take. */
const stallMs = 8_000;

/** Kafka stands still for a while, again and again; what is booked meanwhile comes late. */
async function stall(ground: Ground): Promise<void> {
  kafka(ground, 'SIGSTOP');
  for (let each = 0; each < 3; each += 1) await ground.book();
  await pause(stallMs);
  kafka(ground, 'SIGCONT');
  await pause(stallMs / 2);
}

/** A copy of the newest event, changed: as a bug of ours would write it. */
const copyEvent = (version: string, type: string): string => `
  insert into booking.outbox (tenant_id, aggregate_id, aggregate_version, event_id, aggregate_type, topic, type,
    payload, headers, shard, occurred_at)
  select tenant_id, aggregate_id, ${version}, gen_random_uuid(), aggregate_type, topic, ${type}, payload, headers,
    shard, now()
  from booking.outbox where aggregate_type = 'appointment' and published_at is not null order by id desc limit 1`;

export const pipelineFaults: Readonly<Record<string, Fault>> = {
  OutboxOld: {
    what: 'Kafka is stopped (SIGSTOP), and somebody books',
    cause: async (ground) => {
      kafka(ground, 'SIGSTOP');
      await ground.book();
    },
    mend: async (ground) => kafka(ground, 'SIGCONT'),
  },
  OrderViolated: {
    what: 'an event is written that skips versions of its appointment',
    cause: async (ground) => {
      await ground.book();
      await pause(2_000);
      await ground.pool.query(copyEvent('aggregate_version + 5', 'type'));
    },
  },
  OutboxParked: {
    what: 'an event is written of a type that is none',
    cause: async (ground) => {
      await ground.book();
      await pause(2_000);
      await ground.pool.query(copyEvent('aggregate_version + 1', "'ai.gomomo.nothing.v1'"));
    },
    mend: async ({ pool }) =>
      void (await pool.query(`delete from booking.outbox where parked_at is not null`)),
  },
  DeadLetters: {
    what: 'a record that is no JSON is written to booking.events.v1',
    cause: async (ground) => {
      const bus = createKafkaBus({
        connection: { brokers: [brokerOf(ground)], clientId: 'fault' },
        ...{ topics: kafkaTopics, clock: systemClock, onFatal: ignore },
        logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      });
      const value = Buffer.from('{ no JSON');
      await bus.publish([{ topic: 'booking.events.v1', key: 'poison', value, headers: {} }]);
      await bus.close();
    },
  },
  ConsumerStandsStill: {
    what: 'the table of what the calendar knows of appointments is renamed, and somebody books',
    cause: async (ground) => {
      await ground.pool.query('alter table calendar.mirror_appointments rename to known_gone');
      await ground.book();
    },
    mend: async ({ pool }) =>
      void (await pool.query('alter table calendar.known_gone rename to mirror_appointments')),
  },
  PublishingSlow: {
    what: 'Kafka stands still for 8 s, once and again, while somebody books',
    cause: stall,
    meanwhile: stall,
  },
  DeliveryBudgetBurns: {
    what: 'Kafka stands still for 8 s, again and again, while somebody books',
    cause: stall,
    meanwhile: stall,
  },
  BookingsOverlap: {
    what: 'claims_no_overlap is dropped on the scratch database, and a claim is doubled',
    cause: async (ground) => {
      await ground.book();
      await ground.pool.query('alter table booking.claims drop constraint claims_no_overlap');
      await ground.pool.query(doubleClaim);
      await restartReplica(ground, 'booking-core');
    },
    mend: async (ground) => {
      await ground.pool.query(`delete from booking.claims where reason = 'doubled'`);
      await ground.pool
        .query(`alter table booking.claims add constraint claims_no_overlap exclude using gist
        (tenant_id with =, resource_id with =, blocked with &&) where (state in ('held', 'booked', 'blocked'))`);
      await restartReplica(ground, 'booking-core');
    },
  },
};

const doubleClaim = `
  insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at, blocked_from,
    blocked_to, appointment_id, agreed, created_at, reason)
  select tenant_id, gen_random_uuid(), resource_id, state, service_id, starts_at, ends_at, blocked_from, blocked_to,
    appointment_id, agreed, created_at, 'doubled'
  from booking.claims where state = 'booked' order by created_at desc limit 1`;

const ignore = () => undefined;
