import { AppError } from '@gomomo/kernel';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import type { CatalogueTx } from './catalogue-db.ts';

export interface Written<Body> {
  readonly body: Body;
  readonly replayed: boolean;
}

interface EarlierAnswer {
  readonly outcome: 'key-reused' | 'replay';
  readonly refusal?: unknown;
}

/**
 * Runs `write` once for a key: a second request with the same key and body gets the first answer.
 * The row is written in the same transaction, so a crash leaves neither. The answer that is kept
 * must hold no secret.
 *
 * @throws AppError `idempotency-key-reused`, `idempotency-in-progress`
 */
export async function writeOnce<Body>(
  tx: CatalogueTx,
  tenantId: string,
  keyed: KeyedRequest | undefined,
  now: Date,
  write: () => Promise<Body>,
): Promise<Written<Body>> {
  if (keyed === undefined) return { body: await write(), replayed: false };
  const earlier = await begin(tx, tenantId, keyed, now);
  if (earlier !== undefined) return { body: readEarlier(earlier) as Body, replayed: true };
  const body = await write();
  await tx.$executeRaw`update booking.idempotency set status = 201, refusal = ${JSON.stringify(body)}::jsonb
    where tenant_id = ${tenantId}::uuid and id = ${keyed.id}`;
  return { body, replayed: false };
}

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
    if (!JSON.stringify((error as { meta?: unknown }).meta ?? {}).includes('55P03')) throw error;
    throw new AppError(
      'idempotency-in-progress',
      'The first request with this key is still running.',
      {
        cause: error,
      },
    );
  }
}

function readEarlier(earlier: EarlierAnswer): unknown {
  if (earlier.outcome === 'replay') return earlier.refusal;
  throw new AppError('idempotency-key-reused', 'This key was used for another request.');
}
