import { topics } from '@gomomo/contracts';
import { Client } from 'pg';
import { readBacklogs } from './database.ts';
import { connectKafka, readLags } from './log.ts';

/** The product's own groups; that of a mirror is named by the topic it reads. */
export const ownGroups = Object.entries(topics).flatMap(([topic, { groups }]) =>
  groups.map((group) => ({ topic, group })),
);

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
        ...(waiting > 0 ? [`${waiting} to mirror by ${schema}`] : []),
      ]),
      ...lags.filter(({ lag }) => lag > 0).map(({ group, lag }) => `${group} ${lag} behind`),
      ...((rows[0]?.held ?? 0) > 0 ? [`${rows[0]?.held} holds`] : []),
    ];
  } finally {
    await Promise.allSettled([client.end(), admin.disconnect()]);
  }
}
