import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Fault, Ground } from './fault.ts';

export interface Fired {
  readonly alert: string;
  readonly what: string;
  /** From the fault on; undefined: it did not. */
  readonly firedAfterMs: number | undefined;
  /** From the mending on; undefined: it did not end. */
  readonly endedAfterMs: number | undefined;
  /** What went wrong with the fault itself. */
  readonly trouble?: string;
}

const patienceMs = 180_000;
const lookEveryMs = 500;

const answer = z.object({
  data: z.object({
    alerts: z.array(z.object({ labels: z.object({ alertname: z.string() }), state: z.string() })),
  }),
});

/** The alerts that fire now, by name. */
async function firing(url: string): Promise<ReadonlySet<string>> {
  const response = await fetch(`${url}/api/v1/alerts`);
  const { alerts } = answer.parse(await response.json()).data;
  return new Set(
    alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname),
  );
}

/** Causes a fault until its alert fires, and mends it until the alert is over. */
export async function fire(
  prometheus: string,
  ground: Ground,
  alert: string,
  fault: Fault,
): Promise<Fired> {
  const { what } = fault;
  const isFiring = async () => (await firing(prometheus)).has(alert);
  const isOver = async () => !(await isFiring());
  try {
    // The fault before may have made it fire as well.
    if ((await until(isOver)) === undefined) throw new Error('it fires already');
    const startedAt = performance.now();
    await fault.cause(ground);
    const firedAt = await until(isFiring, async () => fault.meanwhile?.(ground));
    const mendedAt = performance.now();
    await mend(ground, fault);
    const endedAt = firedAt === undefined ? undefined : await until(isOver);
    return {
      ...{ alert, what },
      firedAfterMs: firedAt === undefined ? undefined : firedAt - startedAt,
      endedAfterMs: endedAt === undefined ? undefined : endedAt - mendedAt,
    };
  } catch (error) {
    await mend(ground, fault).catch(() => undefined);
    const trouble = error instanceof Error ? error.message : String(error);
    return { alert, what, firedAfterMs: undefined, endedAfterMs: undefined, trouble };
  }
}

const mendsMax = 5;

/** What is mended by asking a service that has just been hurt may have to be asked again. */
async function mend(ground: Ground, fault: Fault): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await fault.mend?.(ground);
      return;
    } catch (error) {
      if (tries >= mendsMax) throw error;
      await pause(lookEveryMs * 4);
    }
  }
}

/** When it was so; what is done meanwhile goes on beside the looking. */
async function until(
  isSo: () => Promise<boolean>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<number | undefined> {
  const endAt = performance.now() + patienceMs;
  let running = Promise.resolve();
  let isIdle = true;
  while (performance.now() < endAt) {
    if (await isSo()) {
      await running;
      return performance.now();
    }
    if (isIdle) {
      isIdle = false;
      running = meanwhile()
        .catch(() => undefined)
        .finally(() => (isIdle = true));
    }
    await pause(lookEveryMs);
  }
  return undefined;
}
