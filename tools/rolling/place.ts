import { PRODUCT_DATABASE, readSecrets, rememberedPorts } from '@gomomo/embedded';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postByKey, type Post } from '../bench/post-by-key.ts';

/** A stack that runs: where it is reached, and its data folder. */
export interface Place {
  readonly origin: string;
  readonly dataDir: string;
}

export const postAsOperator = ({ origin, dataDir }: Place): Post =>
  postByKey(origin, readSecrets(dataDir)['ADMIN_API_KEY'] ?? '');

/** As the owner of the schemas: sees every business. */
export function ownerUrlOf({ dataDir }: Pick<Place, 'dataDir'>): string {
  const password = readSecrets(dataDir)['OWNER_PASSWORD'] ?? '';
  const port = rememberedPorts(dataDir)['postgres'] ?? 0;
  return `postgres://gomomo_owner:${password}@127.0.0.1:${port}/${PRODUCT_DATABASE}`;
}

export const brokerOf = ({ dataDir }: Place): string =>
  `127.0.0.1:${rememberedPorts(dataDir)['kafka'] ?? 0}`;

export const portOf = ({ dataDir }: Place, replica: string): number =>
  rememberedPorts(dataDir)[replica] ?? 0;

/** The process of a replica, or of a server: `booking-core-2`, `kafka/kafka`. */
export const pidOf = ({ dataDir }: Place, name: string): number =>
  Number(readFileSync(join(dataDir, `${name}.pid`), 'utf8'));
