import { call, type Queryable } from '@gomomo/postgres';
import type { Claim } from '@gomomo/scheduling';
import type { Interval } from '@gomomo/kernel';

export interface LiveClaims {
  /** Version of the catalogue as of the same moment. */
  readonly version: number;
  readonly byResource: ReadonlyMap<string, readonly Claim[]>;
}

type ClaimRow = readonly [
  place: number,
  state: 'held' | 'booked' | 'blocked',
  start: number,
  end: number,
  blockedFrom: number,
  blockedTo: number,
  expiresAt: number | null,
  id: string,
];

const kinds = { held: 'hold', booked: 'appointment', blocked: 'block' } as const;

const statement = {
  name: 'booking_live_claims',
  text: 'select catalogue, claims from booking.live_claims($1, $2, $3, $4, $5)',
};

/** Live claims of resources that reach into a window; undefined when there is no such tenant. */
export async function findLiveClaims(
  db: Queryable,
  query: {
    readonly tenantId: string;
    readonly resourceIds: readonly string[];
    readonly window: Interval;
    readonly now: number;
  },
): Promise<LiveClaims | undefined> {
  const { tenantId, resourceIds, window, now } = query;
  const [row] = await call<{ catalogue: number; claims: ClaimRow[] | null }>(db, statement, [
    tenantId,
    resourceIds,
    new Date(window.start),
    new Date(window.end),
    new Date(now),
  ]);
  if (row === undefined) return undefined;
  const byResource = new Map<string, Claim[]>(resourceIds.map((id) => [id, []]));
  for (const claim of row.claims ?? []) {
    byResource.get(resourceIds[claim[0]] ?? '')?.push(toClaim(claim));
  }
  return { version: row.catalogue, byResource };
}

function toClaim([, state, start, end, blockedFrom, blockedTo, expiresAt, id]: ClaimRow): Claim {
  return {
    ...{ id, kind: kinds[state], start, end, blockedFrom, blockedTo },
    ...(expiresAt === null ? {} : { expiresAt }),
  };
}
