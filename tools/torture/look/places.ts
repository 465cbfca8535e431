import { PRODUCT_DATABASE, rememberedPorts } from '@gomomo/embedded';
import type { Stage } from '../stage.ts';

export function ownerUrl({ stack, dataDir }: Pick<Stage, 'stack' | 'dataDir'>): string {
  const url = new URL('postgres://gomomo_owner@127.0.0.1');
  url.password = stack.secrets['OWNER_PASSWORD'] ?? '';
  url.port = String(rememberedPorts(dataDir)['postgres']);
  url.pathname = `/${PRODUCT_DATABASE}`;
  return url.href;
}

/** By the proxy: the broker tells its clients to go there anyway. */
export const brokersOf = ({ links }: Pick<Stage, 'links'>): string =>
  `127.0.0.1:${links.ports.kafka}`;
