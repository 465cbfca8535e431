import { z } from 'zod';

const check = z
  .strictObject({
    status: z.enum(['up', 'down']),
    ms: z.number().min(0).meta({ description: 'how long the check took' }),
    detail: z.string().exactOptional(),
  })
  .meta({ id: 'HealthCheck' });

/** `ok` serves, `degraded` too, without something that it waits for (200); `unavailable` lacks something it needs, `draining` starts or stops (503). */
export const health = z
  .strictObject({
    status: z.enum(['ok', 'degraded', 'unavailable', 'draining']),
    checks: z
      .record(z.string(), check)
      .exactOptional()
      .meta({ description: 'by dependency; not shown to strangers in production' }),
  })
  .meta({ id: 'Health' });

export const liveness = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Liveness' });

export type Health = z.output<typeof health>;
export type HealthCheck = z.output<typeof check>;
