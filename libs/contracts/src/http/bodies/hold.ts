import { z } from 'zod';
import { instant } from '../../scalars/instant.ts';
import { opaque, secret } from '../../scalars/opaque.ts';
import { uuid } from '../../scalars/uuid.ts';

export const holdInput = z
  .strictObject({
    serviceId: uuid,
    start: instant,
    resourceId: uuid.exactOptional().meta({ description: 'left out = any free one' }),
    moving: opaque.exactOptional(),
  })
  .meta({ id: 'HoldInput' });

export const hold = z
  .strictObject({
    holdId: uuid,
    holdToken: secret,
    resourceId: uuid,
    start: instant,
    end: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Hold' });

export type HoldInput = z.output<typeof holdInput>;
export type Hold = z.output<typeof hold>;
