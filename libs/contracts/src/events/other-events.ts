import { z } from 'zod';
import { syncStates } from '../http/bodies/appointment.ts';
import { openEnum } from '../json-schema/open-enum.ts';
import { reference } from '../scalars/opaque.ts';
import { e164 } from '../scalars/phone.ts';
import { version } from '../scalars/quantity.ts';
import { uuid } from '../scalars/uuid.ts';
import { utcInstant } from './event-scalars.ts';

export const mirrors = ['googleCalendar', 'excel'] as const;
export type Mirror = (typeof mirrors)[number];

/**
 * How far a mirror has followed an appointment. `version` is the appointment's, so it stays while
 * the state goes from pending to synced: newer is who has the higher `version`, then the later `at`.
 */
export const mirrorStatus = z.strictObject({
  tenantId: uuid,
  appointmentId: uuid,
  mirror: openEnum(mirrors),
  state: openEnum(syncStates),
  version,
  at: utcInstant,
});

/** Something for a person at the business to look at. */
export const frontDeskData = z.strictObject({
  tenantId: uuid,
  phone: e164.exactOptional(),
  reference: reference.exactOptional(),
  at: utcInstant,
});

export type MirrorStatus = z.output<typeof mirrorStatus>;
export type FrontDeskData = z.output<typeof frontDeskData>;
