import type { FreeSlot, ResourceFacts, ServiceFacts } from '@gomomo/dialogue';
import type { ModelTurn, TimesWish } from '@gomomo/front-desk';

/** So many of each are named; the schemas that list them have a limit of their own. */
const namedMax = 60;

/** A time that a search of this turn has found. */
export interface FoundTime {
  readonly slot: FreeSlot;
  readonly serviceId: string;
  readonly resourceId: string | null;
}

/**
 * What a model may point at, under names that mean nothing elsewhere. No id, no instant and no number of
 * the business goes to it or comes from it.
 */
export interface Handles {
  readonly services: ReadonlyMap<string, ServiceFacts>;
  readonly staff: ReadonlyMap<string, ResourceFacts>;
  /** Times that the core has offered, under the core's own handles. */
  readonly offered: ReadonlyMap<string, FreeSlot>;
  readonly found: ReadonlyMap<string, FoundTime>;
  /** Names what a search has found; the names are new in this turn. */
  mint(slots: readonly FreeSlot[], wish: TimesWish): readonly string[];
}

const named = <T>(prefix: string, all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.slice(0, namedMax).map((each, index) => [`${prefix}_${String(index + 1)}`, each]));

export function createHandles({ tenant, state }: Pick<ModelTurn, 'tenant' | 'state'>): Handles {
  const found = new Map<string, FoundTime>();
  const slots = (state.offer?.slots ?? []).slice(0, namedMax);
  return {
    services: named('service', tenant.services),
    staff: named(
      'staff',
      tenant.resources.filter(({ kind }) => kind === 'staff'),
    ),
    offered: new Map(
      slots.map(({ handle, start, end, staff }) => [handle, { start, end, resourceIds: staff }]),
    ),
    found,
    mint: (times, { serviceId, resourceId }) =>
      times.slice(0, Math.max(namedMax - found.size, 0)).map((slot) => {
        const handle = `found_${String(found.size + 1)}`;
        found.set(handle, { slot, serviceId, resourceId });
        return handle;
      }),
  };
}

/** The name of what is known by its id; undefined for what is not named here. */
export function handleOf(
  named: ReadonlyMap<string, { readonly id: string }>,
  id: string,
): string | undefined {
  return [...named].find(([, each]) => each.id === id)?.[0];
}
