import { Client } from 'pg';
import { readBacklogs } from './database.ts';
import { connectKafka, readLags } from './log.ts';

/**
 * The product's own groups, written down once more: whoever is missing where the product names them would else be
 * missed by nobody.
 */
export const ownGroups = [
  { topic: 'booking.events.v1', group: 'agent-chat' },
  { topic: 'booking.events.v1', group: 'voice-gateway' },
  { topic: 'booking.events.v1', group: 'excel-sync-changes' },
  { topic: 'booking.state.v1', group: 'voice-gateway-erasures' },
  { topic: 'booking.state.v1', group: 'calendar-sync' },
  { topic: 'booking.state.v1', group: 'excel-sync' },
  { topic: 'mirror.status.v1', group: 'booking-core' },
] as const;

/** Its topics, each with the one in which a group lays down what it cannot read. */
export const ownTopics: readonly string[] = [
  ...['booking.events.v1', 'booking.state.v1', 'mirror.status.v1', 'frontdesk.events.v1'],
  ...ownGroups.map(({ topic, group }) => `${topic}.${group}.dlq`),
];

/** What is still to do, in words; empty when everything has been done. */
export async function findBacklog(ownerUrl: string, brokers: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  const admin = connectKafka(brokers).admin();
  try {
    await Promise.all([client.connect(), admin.connect()]);
    const backlogs = await readBacklogs(client);
    const lags = await readLags(admin, ownGroups);
    const { rows } = await client.query<{ held: number }>(
      `select count(*)::int as held from booking.claims where state = 'held'`,
    );
    return [
      ...backlogs.flatMap(({ schema, unpublished, waiting }) => [
        ...(unpublished > 0 ? [`${unpublished} events of ${schema}`] : []),
        ...(waiting > 0 ? [`${waiting} to do by ${schema}`] : []),
      ]),
      ...lags.filter(({ lag }) => lag > 0).map(({ group, lag }) => `${group} ${lag} behind`),
      ...((rows[0]?.held ?? 0) > 0 ? [`${rows[0]?.held} holds`] : []),
    ];
  } finally {
    await Promise.allSettled([client.end(), admin.disconnect()]);
  }
}
