import { isAppError, type AppError } from '@gomomo/kernel';
import { currentTraceId } from '@gomomo/telemetry';
import {
  findKeptStatus,
  toKeptRefusal,
  toReplayedRefusal,
  type KeptRefusal,
} from '../domain/kept-refusal.ts';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import { idempotencyInProgress, keyReused } from '../domain/refusals.ts';
import type { CatalogueTx } from './catalogue-db.ts';

export interface Written<Body> {
  readonly body: Body;
  readonly replayed: boolean;
}

/** Runs work in a transaction of its own that sees the tenant the key belongs to. */
export type Within = <Result>(work: (tx: CatalogueTx) => Promise<Result>) => Promise<Result>;

interface EarlierAnswer {
  readonly outcome: 'key-reused' | 'replay';
  readonly status: number;
  /** What was answered: the JSON text of a body that holds no secret, or a refusal. */
  readonly refusal?: unknown;
}

/**
 * Runs `write` once for a key: a second request with the same key and body gets the first answer,
 * refusals too. A success and its key are one transaction, so a crash leaves neither. The body that
 * is kept must hold no secret.
 *
 * @throws AppError `idempotency-key-reused`, `idempotency-in-progress`, the refusal of `write`
 */
export async function writeOnce<Body extends object>(
  within: Within,
  tenantId: string,
  keyed: KeyedRequest | undefined,
  now: Date,
  write: (tx: CatalogueTx) => Promise<Body>,
): Promise<Written<Body>> {
  if (keyed === undefined) return { body: await within(write), replayed: false };
  try {
    return await within(async (tx) => {
      const earlier = await begin(tx, tenantId, keyed, now);
      if (earlier !== undefined) {
        return { body: (await readEarlier(earlier)) as Body, replayed: true };
      }
      const body = await write(tx);
      // As text within jsonb, see KeptRefusal.
      const kept = JSON.stringify(JSON.stringify(body));
      await tx.$executeRaw`update booking.idempotency
        set status = 201, refusal = ${kept}::jsonb, subject_id = ${subjectOf(body)}::uuid
        where tenant_id = ${tenantId}::uuid and id = ${keyed.id}`;
      return { body, replayed: false };
    });
  } catch (error) {
    if (!isAppError(error) || !isNew(error)) throw error;
    const earlier = await within((tx) => keep(tx, tenantId, keyed, now, error));
    if (earlier === undefined) throw error;
    return { body: (await readEarlier(earlier)) as Body, replayed: true };
  }
}

/** Whom the answer is about: with an erased tenant goes what its creation was answered. */
const subjectOf = (body: object): string | undefined =>
  'tenant' in body ? (body.tenant as { id: string }).id : undefined;

/** A refusal that the key has not answered yet. */
const isNew = (refusal: AppError): boolean =>
  findKeptStatus(refusal) !== undefined &&
  refusal.code !== 'idempotency-key-reused' &&
  refusal.details['replayed'] !== true;

async function begin(
  tx: CatalogueTx,
  tenantId: string,
  keyed: KeyedRequest,
  now: Date,
): Promise<EarlierAnswer | undefined> {
  try {
    const [row] = await tx.$queryRaw<{ answer: EarlierAnswer | null }[]>`
      select booking.begin_keyed(${tenantId}::uuid, ${keyed.id}, ${keyed.bodyHash}, ${now}) as answer`;
    return row?.answer ?? undefined;
  } catch (error) {
    // The only wait in it is for the row of the key.
    if (!JSON.stringify((error as { meta?: unknown }).meta ?? {}).includes('55P03')) throw error;
    throw idempotencyInProgress(error);
  }
}

/** Keeps the refusal of a transaction that is undone; the answer that somebody got first, if any. */
async function keep(
  tx: CatalogueTx,
  tenantId: string,
  keyed: KeyedRequest,
  now: Date,
  refusal: AppError,
): Promise<EarlierAnswer | undefined> {
  const { code, message, details } = toKeptRefusal(refusal, currentTraceId());
  const status = findKeptStatus(refusal);
  const [row] = await tx.$queryRaw<{ answer: EarlierAnswer | null }[]>`
    select booking.remember_refusal(${tenantId}::uuid, ${keyed.id}, ${keyed.bodyHash}, ${now},
      ${status}::integer, ${code}, ${message}, ${details}) as answer`;
  return row?.answer ?? undefined;
}

async function readEarlier(earlier: EarlierAnswer): Promise<unknown> {
  if (earlier.outcome !== 'replay') throw keyReused();
  if (earlier.status < 400) return JSON.parse(earlier.refusal as string);
  throw await toReplayedRefusal(earlier.refusal as KeptRefusal, async () => undefined);
}
