import type { Effect, Fact } from '@gomomo/dialogue';
import { isAppError } from '@gomomo/kernel';

import { callOptions, type Executor } from './executor.ts';
import { proofOf } from './proofs.ts';
import type { Vault } from './session.ts';

type HoldEffect = Extract<Effect, { kind: 'hold' }>;
type ReleaseEffect = Extract<Effect, { kind: 'releaseHold' }>;

/**
 * Holds a time; the conversation's earlier hold is let go once the new one stands. Where the
 * earlier one is itself in the way (half an hour later, same person), it goes first.
 */
export async function holdSlot(effect: HoldEffect, executor: Executor): Promise<Fact> {
  const old = effect.replaces;
  try {
    const fact = await createHold(effect, executor, 'first');
    if (old !== null) await letGo(old, executor);
    return fact;
  } catch (error) {
    const blocked = isAppError(error) && error.code === 'slot-taken';
    if (!blocked || old === null || executor.vault.holdTokens[old] === undefined) throw error;
    await letGo(old, executor);
    return createHold(effect, executor, 'second');
  }
}

async function createHold(
  effect: HoldEffect,
  executor: Executor,
  attempt: 'first' | 'second',
): Promise<Fact> {
  const { serviceId, start, resourceId, moving } = effect;
  const body = {
    serviceId,
    start,
    ...(resourceId === null ? {} : { resourceId }),
    ...(moving === null ? {} : { moving }),
  };
  const proof = moving === null ? undefined : proofOf(executor.vault, moving);
  const hold = await executor.client.createHold(
    { tenant: executor.tenant, body },
    {
      ...callOptions(executor),
      ...(proof === undefined ? {} : { proof }),
      ...ownHold(effect, executor),
      idempotencyKey: [executor.conversationId, effect.id, effect.handle, start, attempt].join(':'),
    },
  );
  const { holdId, holdToken } = hold;
  executor.vault = withToken(executor.vault, holdId, holdToken);
  return {
    kind: 'held',
    effectId: effect.id,
    holdId,
    resourceId: hold.resourceId,
    start: hold.start,
    end: hold.end,
    expiresAt: hold.expiresAt,
  };
}

/** The earlier hold does not block its own holder. */
function ownHold({ replaces }: HoldEffect, { vault }: Executor) {
  const holdToken = replaces === null ? undefined : vault.holdTokens[replaces];
  return holdToken === undefined ? {} : { holdToken };
}

const withToken = (vault: Vault, holdId: string, token: string): Vault => ({
  ...vault,
  holdTokens: { ...vault.holdTokens, [holdId]: token },
});

export async function releaseHold(effect: ReleaseEffect, executor: Executor): Promise<Fact> {
  await letGo(effect.holdId, executor);
  return { kind: 'released', effectId: effect.id };
}

/** A hold that cannot be released ends by itself; nobody has to be told. */
export async function letGo(holdId: string, executor: Executor): Promise<void> {
  const holdToken = executor.vault.holdTokens[holdId];
  executor.vault = forgetHold(executor.vault, holdId);
  if (holdToken === undefined) return;
  try {
    await executor.client.releaseHold(
      { tenant: executor.tenant, holdId },
      { ...callOptions(executor), holdToken },
    );
  } catch (error) {
    const code = isAppError(error) ? error.code : 'unknown';
    if (code === 'hold-expired' || code === 'not-found') return;
    executor.log.warn({ code, conversationId: executor.conversationId }, 'hold not released');
  }
}

export function forgetHold(vault: Vault, holdId: string): Vault {
  const { [holdId]: _gone, ...holdTokens } = vault.holdTokens;
  return { ...vault, holdTokens };
}
