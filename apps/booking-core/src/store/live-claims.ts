import { call, type Queryable } from '@gomomo/postgres';
import type { Claim } from '@gomomo/scheduling';
import { type Interval, minuteMs } from '@gomomo/kernel';

export interface LiveClaims {
  /** Version of the catalogue as of the same moment. */
  readonly version: number;
  readonly byResource: ReadonlyMap<string, readonly Claim[]>;
}

/** The claims of one resource, in minutes; see the head of `sql/reads/live-claims.sql`. */
type PackedClaims = readonly [
  place: number,
  starts: readonly number[],
  /** × 8, with kind and whether there are buffers. */
  ends: readonly number[],
  buffers: readonly number[] | null,
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
  const [row] = await call<{ catalogue: number; claims: PackedClaims[] | null }>(db, statement, [
    tenantId,
    resourceIds,
    new Date(window.start),
    new Date(window.end),
    new Date(now),
    ignoredIds,
  ]);
  if (row === undefined) return undefined;
  const byResource = new Map<string, readonly Claim[]>();
  for (const packed of row.claims ?? []) {
    byResource.set(resourceIds[packed[0]] ?? '', toClaims(packed));
  }
  return { version: row.catalogue, byResource };
}

function toClaims([, starts, ends, buffers]: PackedClaims): Claim[] {
  let buffered = 0;
  return starts.map((startMinute, index) => {
    const packed = ends[index] ?? 0;
    const flags = packed % 8;
    const start = startMinute * minuteMs;
    const end = ((packed - flags) / 8) * minuteMs;
    const buffer = flags % 2 === 0 ? 0 : (buffers?.[buffered++] ?? 0);
    const afterMinutes = buffer % 2048;
    return {
      id: '', // who is to be looked through has been left out, and so have holds that have ended
      kind: kinds[flags >> 1] ?? 'appointment',
      start,
      end,
      blockedFrom: start - ((buffer - afterMinutes) / 2048) * minuteMs,
      blockedTo: end + afterMinutes * minuteMs,
    };
  });
}
