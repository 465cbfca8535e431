import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../history/history.ts';
import { tellFault, type PlannedFault } from './fault.ts';
import { inflict, type Victims } from './inflict.ts';

/** Carries the plan out; resolves when the last fault is undone. */
export async function runPlan(
  plan: readonly PlannedFault[],
  victims: Victims,
  { history, signal }: { readonly history: History; readonly signal: AbortSignal },
): Promise<void> {
  const zero = performance.now();
  const going: Promise<void>[] = [];
  for (const { atMs, fault } of plan) {
    await pause(Math.max(0, atMs - (performance.now() - zero)), undefined, { signal }).catch(
      () => undefined,
    );
    if (signal.aborted) break;
    history.note(`fault: ${tellFault(fault)}`);
    going.push(
      inflict(fault, victims).catch((error: unknown) => {
        history.note(`fault failed: ${tellFault(fault)}: ${String(error)}`);
      }),
    );
  }
  await Promise.all(going);
}
