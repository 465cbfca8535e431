import { createNewId, systemClock, type Clock, type NewId } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { Ground } from './ground.ts';
import { openBus } from './open-bus.ts';
import { openSharedState } from './open-shared-state.ts';

/** What every service of the process is given. */
export interface Shared {
  state: SharedState;
  bus: EventBus;
  clock: Clock;
  newId: NewId;
  logger: Logger;
}

export async function openShared(ground: Ground): Promise<Shared> {
  return {
    state: await openSharedState(ground),
    bus: await openBus(ground),
    clock: systemClock,
    newId: createNewId(systemClock),
    logger: ground.logger,
  };
}
