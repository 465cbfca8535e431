import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../history/history.ts';
import { tellFault, type PlannedFault } from './fault.ts';
import { waitFor } from './send.ts';
import { strike, type Struck, type Victims } from './strike.ts';

export interface Running {
  readonly history: Pick<History, 'note'>;
  /** Aborted when there is nothing left to strike. */
  readonly signal: AbortSignal;
  /** How long the last answers of Google are waited for. */
  readonly graceMs?: number;
  /** How long somebody is waited for who meets what has been done. */
  readonly patienceMs?: number;
}

/**
 * Carries the plan out; resolves when the last fault is undone. A fault is noted when it has taken effect, and one that
 * has not is noted as failed.
 */
export async function runPlan(
  plan: readonly PlannedFault[],
  victims: Victims,
  { history, signal, graceMs = 5_000, patienceMs = 8_000 }: Running,
): Promise<void> {
  const zero = performance.now();
  const over = new AbortController();
  const going: Promise<void>[] = [];
  const asked: Promise<void>[] = [];
  for (const planned of plan) {
    const inMs = Math.max(0, planned.atMs - (performance.now() - zero));
    await pause(inMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const row = planned.fault.kind === 'google' ? asked : going;
    row.push(inflict(planned, victims, { history, patienceMs, signal: over.signal }));
  }
  await Promise.all(going);
  const rest = pause(graceMs, undefined, { ref: false, signal }).catch(() => undefined);
  await Promise.race([Promise.all(asked), rest]);
  over.abort();
  await Promise.all(asked);
}

async function inflict(
  { fault }: PlannedFault,
  victims: Victims,
  { history, signal, patienceMs }: Required<Omit<Running, 'graceMs'>>,
): Promise<void> {
  try {
    const struck = await strike(fault, victims, signal);
    const says = tellFault(struck.fault);
    if (await isMet(struck, patienceMs)) {
      history.note(`fault: ${says}`);
      if ('forMs' in fault) await pause(fault.forMs);
    } else history.note(`fault failed: ${says}: nobody met it`);
    await Promise.resolve(struck.undo?.()).catch((error: unknown) =>
      history.note(`not undone: ${tellFault(fault)}: ${String(error)}`),
    );
  } catch (error) {
    history.note(`fault failed: ${tellFault(fault)}: ${String(error)}`);
  }
}

/** What lasts, lasts from when somebody has met it; false when nobody has in the time. */
const isMet = async ({ hasStruck }: Struck, forMs: number): Promise<boolean> =>
  (await waitFor(() => hasStruck?.() !== false || undefined, forMs)) === true;
