import { call, type Queryable } from '@gomomo/postgres';
import type { Claim } from '@gomomo/scheduling';
import type { Interval } from '@gomomo/kernel';

export interface LiveClaims {
  /** Version of the catalogue as of the same moment. */
  readonly version: number;
  readonly byResource: ReadonlyMap<string, readonly Claim[]>;
}

/** The claims of one resource by field; see sql/reads/live-claims.sql. */
type ClaimColumns = readonly [
  place: number,
  kinds: readonly number[],
  starts: readonly number[],
  ends: readonly number[],
  blockedFroms: readonly number[],
  blockedTos: readonly number[],
  expiries: readonly (number | null)[],
];

const kinds = ['appointment', 'hold', 'block'] as const;

const statement = {
  name: 'booking_live_claims',
  text: 'select catalogue, claims from booking.live_claims($1, $2, $3, $4, $5, $6)',
};

/** Live claims of resources that reach into a window; undefined when there is no such tenant. */
export async function findLiveClaims(
  db: Queryable,
  query: {
    readonly tenantId: string;
    readonly resourceIds: readonly string[];
    readonly window: Interval;
    readonly now: number;
    /** Claims to look through: the caller's own hold, that of an appointment being moved. */
    readonly ignoredIds: readonly string[];
  },
): Promise<LiveClaims | undefined> {
  const { tenantId, resourceIds, window, now, ignoredIds } = query;
  const [row] = await call<{ catalogue: number; claims: ClaimColumns[] | null }>(db, statement, [
    tenantId,
    resourceIds,
    new Date(window.start),
    new Date(window.end),
    new Date(now),
    ignoredIds,
  ]);
  if (row === undefined) return undefined;
  const byResource = new Map<string, readonly Claim[]>();
  for (const columns of row.claims ?? []) {
    byResource.set(resourceIds[columns[0]] ?? '', toClaims(columns));
  }
  return { version: row.catalogue, byResource };
}

function toClaims([, kind, starts, ends, froms, tos, expiries]: ClaimColumns): Claim[] {
  return starts.map((start, index) => ({
    id: '', // who is to be looked through has been left out
    kind: kinds[kind[index] ?? 0] ?? 'appointment',
    start,
    end: ends[index] ?? start,
    blockedFrom: froms[index] ?? start,
    blockedTo: tos[index] ?? start,
    expiresAt: expiries[index] ?? undefined,
  }));
}
