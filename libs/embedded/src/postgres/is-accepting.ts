import { Client } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';

const PAUSE_MS = 25;

/** One try to connect and ask; pauses a moment before it answers no. */
export async function isAccepting(superuserUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: superuserUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // the server may end between two packets; asked again then
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    await delay(PAUSE_MS);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
