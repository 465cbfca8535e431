import { driftKinds } from '@gomomo/contracts';
import { call } from '@gomomo/postgres';
import type { Loop } from '@gomomo/service';
import { mirrorMetrics } from './metrics.ts';
import type { MirrorParts } from './mirror-deps.ts';

const everyMs = 15_000;

/** How far the mirror is behind, over all tenants. */
export function createMeasure({ name, schema, mirror, pool, work, now }: MirrorParts): Loop {
  const drift = {
    name: `${schema}_mirror_measure_drift`,
    text: `select kind, count from ${schema}.mirror_measure_drift()`,
  };
  return {
    name: `${name}-measures`,
    everyMs,
    async run() {
      const at = now();
      const { pending, dead, paused, oldestDueAt } = await work.measure(pool, at);
      mirrorMetrics.backlog.set({ mirror }, pending);
      mirrorMetrics.dead.set({ mirror }, dead);
      mirrorMetrics.paused.set({ mirror }, paused);
      const waitedMs = oldestDueAt === null ? 0 : at.getTime() - oldestDueAt.getTime();
      mirrorMetrics.oldestDue.set({ mirror }, waitedMs / 1_000);
      const rows = await call<{ kind: string; count: number }>(pool, drift);
      const counts = new Map(rows.map(({ kind, count }) => [kind, count]));
      for (const kind of driftKinds)
        mirrorMetrics.drift.set({ mirror, kind }, counts.get(kind) ?? 0);
    },
  };
}
