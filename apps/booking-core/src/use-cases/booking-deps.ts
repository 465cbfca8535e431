import type { Actor } from '@gomomo/contracts';
import type { Clock, NewId } from '@gomomo/kernel';
import type { Pool } from '@gomomo/postgres';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import { liveConversationHoldsMax, liveHoldsMax } from '../domain/refusals.ts';
import type { DrawReferences } from '../domain/reference-codes.ts';
import type { Tokens } from '../domain/tokens.ts';
import type { VerbOptions } from '../store/call-verb.ts';
import type { CatalogueCache } from '../store/catalogue-cache.ts';
import type { DiaryReads } from '../store/diary-reads.ts';

export interface BookingDeps extends VerbOptions {
  readonly pool: Pool;
  readonly catalogues: CatalogueCache;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly tokens: Tokens;
  readonly drawReferences: DrawReferences;
  readonly reads: DiaryReads;
  /** Told after a COMMIT and before its answer: the relay looks at once, and the tenant is read where it was written. */
  committed(tenantId: string): Promise<void>;
}

/** Who asks, for which tenant, and under which key. */
export interface BookingRequest {
  readonly tenantId: string;
  /** Of the catalogue, as the caller has seen it: rules are not read from an older one. */
  readonly catalogueVersion?: number;
  readonly actor: Pick<Actor, 'kind' | 'id' | 'channel'>;
  /** The tenant's own key or the operator's: no client limits, no cut-offs; the grid all the same. */
  readonly asOwner: boolean;
  /** Whom live holds are counted by; undefined for an owner. */
  readonly holder: string | undefined;
  /** The conversation of a front desk that asks, a hash: it has one hold. */
  readonly conversation: string | undefined;
  readonly traceparent: string | undefined;
  readonly keyed: KeyedRequest | undefined;
}

export interface VerbAnswer<Value> {
  readonly value: Value;
  readonly status: number;
  readonly replayed: boolean;
  /** True when what was asked for had been done before, under no key. */
  readonly repeated?: boolean;
}

/** How many live holds the caller's address may have: of conversations more, one each. */
export const mostHolds = ({ conversation }: BookingRequest): number =>
  conversation === undefined ? liveHoldsMax : liveConversationHoldsMax;

/** The arguments of every verb under a key. */
export function toCommonArguments(request: BookingRequest, now: number) {
  return {
    tenant: request.tenantId,
    now: new Date(now),
    traceparent: request.traceparent,
    key: request.keyed?.id,
    body: request.keyed?.bodyHash,
  };
}
