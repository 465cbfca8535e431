import type { EventBus } from '@gomomo/messaging';
import type { Service } from '@gomomo/service';
import type { SharedState } from '@gomomo/shared-state';

/** The loops of what the services share; the host runs them, since the host opened it. */
export function createUpkeep(state: SharedState, bus: EventBus): Service {
  return {
    name: 'upkeep',
    handlers: [],
    consumers: [],
    loops: [...state.loops, ...bus.loops],
    ready: () => Promise.resolve({}),
  };
}
