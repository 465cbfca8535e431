import { findFreePort, PRODUCT_DATABASE, readSecrets, rememberedPorts } from '@gomomo/embedded';
import type { KafkaConnection } from '@gomomo/messaging';

type Password = 'OWNER_PASSWORD' | 'MESSAGING_PASSWORD';

/** The port is remembered also while Kafka does not run, e.g. beside npm start. */
export async function findOwnKafka(dataDir: string): Promise<KafkaConnection | undefined> {
  const port = rememberedPorts(dataDir)['kafka'];
  if (port === undefined || (await findFreePort(port)) !== undefined) return undefined;
  return { brokers: [`127.0.0.1:${port}`], clientId: 'operator' };
}

/** Undefined where no database has run from that folder. */
export function findOwnDatabase(
  dataDir: string,
  role: string,
  password: Password,
): string | undefined {
  const port = rememberedPorts(dataDir)['postgres'];
  const secret = readSecrets(dataDir)[password] ?? '';
  return port === undefined
    ? undefined
    : `postgres://${role}:${secret}@127.0.0.1:${port}/${PRODUCT_DATABASE}`;
}
