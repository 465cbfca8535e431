import { z } from 'zod';

const check = z
  .strictObject({
    status: z.enum(['ok', 'degraded', 'down']),
    ms: z.number().min(0).meta({ description: 'how long the check took' }),
    detail: z.string().exactOptional(),
  })
  .meta({ id: 'HealthCheck' });

/** `ok` serves, `degraded` serves without something, `down` cannot serve (503). */
export const health = z
  .strictObject({
    status: z.enum(['ok', 'degraded', 'down']),
    checks: z.record(z.string(), check),
  })
  .meta({ id: 'Health' });

export const liveness = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Liveness' });

export type Health = z.output<typeof health>;
export type HealthCheck = z.output<typeof check>;
