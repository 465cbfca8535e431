import type { Stage } from '../stage.ts';

/** By the proxy: the broker tells its clients to go there anyway. */
export const brokersOf = ({ links }: Pick<Stage, 'links'>): string =>
  `127.0.0.1:${links.ports.kafka}`;
