import { createWorkLoop, type ClaimedWork, type Settle } from '@gomomo/messaging';
import type { Loop } from '@gomomo/service';
import { withSpan } from '@gomomo/telemetry';
import { mirrorMetrics } from './metrics.ts';
import type { MirrorParts } from './mirror-deps.ts';
import { heed } from './outcome.ts';
import { readPayload, type Plan } from './plan/plan.ts';

const usualConcurrency = 8;
const usualClaimMs = 60_000;
/** Before any news that rests is due: what is left until then is known by then. */
const everyMs = 450;

/** Brings the target to what is wanted of it. */
export function createWorkOff(parts: MirrorParts, plan: Plan, onNoted: () => void): Loop {
  const { name, mirror, target, pool, work, clock, logger, holder } = parts;
  const { concurrency = usualConcurrency, claimMs = usualClaimMs } = parts;

  async function perform(claimed: ClaimedWork, signal: AbortSignal): Promise<Settle | void> {
    const { traceparent: parent, erased } = readPayload(claimed);
    if (erased === true) {
      heed(await target.erase(claimed.tenantId, signal));
      return undefined;
    }
    const options = { kind: 'consumer', ...(parent === undefined ? {} : { parent }) } as const;
    return withSpan(`${name} apply`, options, () => plan.perform(claimed, signal));
  }

  async function performAndCount(claimed: ClaimedWork, signal: AbortSignal) {
    const done = await perform(claimed, signal).catch((error: unknown) => {
      mirrorMetrics.attempts.inc({ mirror, outcome: 'failed' });
      throw error;
    });
    mirrorMetrics.attempts.inc({ mirror, outcome: 'done' });
    return done;
  }

  return createWorkLoop({
    name: `${name}-work`,
    table: work,
    perform: performAndCount,
    bury: async (tx, claimed) => {
      if (readPayload(claimed).erased !== true) await plan.bury(tx, claimed);
    },
    ...{ concurrency, claimMs, everyMs, pool, clock, logger, holder, onNoted },
  });
}
