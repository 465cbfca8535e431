import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { instant } from '../../scalars/instant.ts';
import { listOf } from '../../scalars/paging.ts';
import { version } from '../../scalars/quantity.ts';
import { uuid } from '../../scalars/uuid.ts';

/**
 * - `missing`: an appointment has nothing in the mirror, or the whole of it is gone
 * - `extra`: something in the mirror has no appointment, or one that is cancelled
 * - `changed`: somebody has changed it there by hand, or the whole of it
 * - `duplicate`: an appointment is there more than once
 */
export const driftKinds = ['missing', 'extra', 'changed', 'duplicate'] as const;

/** A change that a mirror has given up. */
export const mirrorDeadLetter = z
  .strictObject({
    id: uuid.meta({ description: 'what a redrive names: of the appointment, or of the tenant' }),
    version,
    attempts: z.int().min(0),
    deadAt: instant,
    reason: z.string().nullable(),
  })
  .meta({ id: 'MirrorDeadLetter' });

export const mirrorDeadLetterList = listOf(mirrorDeadLetter, 'MirrorDeadLetterList');

/** Something in a mirror that is not as it should be, as of the last look. */
export const mirrorDrift = z
  .strictObject({
    kind: openEnum(driftKinds),
    appointmentId: uuid
      .nullable()
      .meta({ description: 'null: it is the mirror as a whole, e.g. the file' }),
    ref: z.string().nullable().meta({ description: 'its name in the mirror' }),
    detail: z.string().nullable().meta({ description: 'names of what differs' }),
    foundAt: instant,
  })
  .meta({ id: 'MirrorDrift' });

export const mirrorDriftList = listOf(mirrorDrift, 'MirrorDriftList');

export const redriveInput = z
  .strictObject({ id: uuid.exactOptional().meta({ description: 'one of them; left out: all' }) })
  .meta({ id: 'RedriveInput' });

export const redriven = z
  .strictObject({
    redriven: z.int().min(0).meta({ description: 'at most 500 a call' }),
    dead: z.int().min(0).meta({ description: 'how many are left' }),
  })
  .meta({ id: 'Redriven' });

export const reconcileAnswer = z.strictObject({ requestedAt: instant }).meta({ id: 'Reconcile' });

export type DriftKind = (typeof driftKinds)[number];
export type MirrorDeadLetter = z.output<typeof mirrorDeadLetter>;
export type MirrorDrift = z.output<typeof mirrorDrift>;
export type RedriveInput = z.output<typeof redriveInput>;
export type Redriven = z.output<typeof redriven>;
