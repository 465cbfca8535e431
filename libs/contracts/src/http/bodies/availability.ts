import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { instant, spanCheck } from '../../scalars/instant.ts';
import { opaque } from '../../scalars/opaque.ts';
import { limitUpTo } from '../../scalars/paging.ts';
import { timeZone } from '../../scalars/time-zone.ts';
import { uuid } from '../../scalars/uuid.ts';
import { slotReasons } from '../problem-codes.ts';

export const availabilityDaysMax = 62;
export const slotsMax = 2_000;

/** A start that can be booked, with everybody who is free for it. */
export const slot = z
  .strictObject({ start: instant, end: instant, resourceIds: z.array(uuid).min(1) })
  .meta({ id: 'Slot' });

export const availabilityQuery = z
  .object({
    serviceId: uuid,
    from: instant.meta({ description: 'earliest start, inclusive' }),
    to: instant.meta({ description: 'latest start, inclusive; at most 62 days after from' }),
    resourceId: uuid.exactOptional(),
    moving: opaque
      .exactOptional()
      .meta({ description: 'reference of an appointment to ignore; needs its proof or a key' }),
    limit: limitUpTo(slotsMax, slotsMax),
  })
  .check(...spanCheck('from', 'to', { daysMax: availabilityDaysMax, allowEmpty: true }));

export const availability = z
  .strictObject({
    timeZone,
    slots: z.array(slot),
    nextFrom: instant
      .exactOptional()
      .meta({ description: 'where to go on when limit has cut the list' }),
  })
  .meta({ id: 'Availability' });

export const explainQuery = z.object({
  serviceId: uuid,
  start: instant,
  resourceId: uuid.exactOptional(),
  moving: opaque.exactOptional(),
});

export const explanation = z
  .strictObject({
    available: z.boolean(),
    reason: openEnum(slotReasons).exactOptional(),
    nearest: z.array(slot).max(3),
  })
  .meta({ id: 'Explanation' });

export type Slot = z.output<typeof slot>;
export type Availability = z.output<typeof availability>;
export type Explanation = z.output<typeof explanation>;
