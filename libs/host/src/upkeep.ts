import type { Service } from '@gomomo/service';
import type { Ground } from './app.ts';

/** The loops of what the services share; the host runs them, since the host opened it. */
export function createUpkeep({ state, bus }: Pick<Ground, 'state' | 'bus'>): Service {
  return {
    name: 'upkeep',
    handlers: [],
    consumers: [],
    loops: [...state.loops, ...bus.loops],
    ready: () => Promise.resolve({}),
  };
}
