import { Client } from 'pg';
import { ownerUrlOf } from '../../rolling/place.ts';
import type { Stage } from '../stage.ts';

/** Asks as the owner of the schemas, whom no policy hides a row from. */
export async function asOwner<Found>(
  stage: Pick<Stage, 'dataDir'>,
  ask: (client: Client) => Promise<Found>,
): Promise<Found> {
  const client = new Client({ connectionString: ownerUrlOf(stage) });
  await client.connect();
  try {
    return await ask(client);
  } finally {
    await client.end();
  }
}
