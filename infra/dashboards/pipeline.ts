import { medianAndTail, rateBy, type Dashboard } from './dashboard.ts';

/** From the outbox to the last consumer. */
export const pipeline: Dashboard = {
  name: 'pipeline',
  title: 'Pipeline',
  description: 'How events leave the outboxes, and how far their consumers are behind.',
  rows: [
    {
      title: 'Outbox',
      panels: [
        {
          title: 'Oldest event that waits',
          description: 'Beyond a minute somebody is woken up: Kafka or the relay is away.',
          unit: 's',
          limit: 60,
          queries: [{ expr: 'max by (schema) (outbox_oldest_age_seconds)', legend: '{{schema}}' }],
        },
        {
          title: 'Events that wait',
          description: 'Written with their bookings and not yet in Kafka.',
          unit: 'short',
          queries: [{ expr: 'max by (schema) (outbox_unpublished)', legend: '{{schema}}' }],
        },
        {
          title: 'From commit to Kafka',
          description: 'The service level is 99 % within five seconds.',
          unit: 's',
          limit: 5,
          queries: medianAndTail('outbox_publish_latency_seconds'),
        },
      ],
    },
    {
      title: 'What must be zero',
      panels: [
        {
          title: 'Order violated',
          description:
            'Versions of one key seen out of order since the relays began. Anything but 0 is a fault.',
          unit: 'short',
          limit: 1,
          single: true,
          queries: [{ expr: 'sum(outbox_order_violation_total)', legend: 'violations' }],
        },
        {
          title: 'Parked events',
          description: 'Refused by Kafka; what follows them under the same key waits.',
          unit: 'short',
          limit: 1,
          single: true,
          queries: [{ expr: 'max(outbox_parked)', legend: 'parked' }],
        },
        {
          title: 'Dead letters of a day',
          description: 'Records that a consumer could not read.',
          unit: 'short',
          limit: 1,
          single: true,
          queries: [{ expr: 'sum(increase(dlq_total[1d])) or vector(0)', legend: 'dead letters' }],
        },
      ],
    },
    {
      title: 'Consumers',
      panels: [
        {
          title: 'Records behind',
          description: 'What is in Kafka and not yet handled, by group.',
          unit: 'short',
          queries: [
            {
              expr: 'sum by (group, topic) (max by (group, topic, pod) (consumer_lag_records))',
              legend: '{{group}} {{topic}}',
            },
          ],
        },
        {
          title: 'Behind without progress',
          description:
            'How long a partition with records to handle has not moved: grows when a consumer hangs, or fails at one record again and again. After five minutes beyond one somebody is woken up.',
          unit: 's',
          limit: 60,
          queries: [
            {
              expr: 'max by (group, topic) (consumer_standstill_seconds)',
              legend: '{{group}} {{topic}}',
            },
          ],
        },
        {
          title: 'Records handled',
          description: 'By group and by what became of them; repeats are recognised and dropped.',
          unit: 'reqps',
          queries: [
            {
              expr: rateBy('messaging_client_consumed_messages_total', 'group, outcome'),
              legend: '{{group}} {{outcome}}',
            },
            { expr: rateBy('inbox_duplicate_total', 'group'), legend: '{{group}} repeat' },
          ],
        },
      ],
    },
  ],
};
