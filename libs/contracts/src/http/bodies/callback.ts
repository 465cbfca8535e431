import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { instant } from '../../scalars/instant.ts';
import { reference } from '../../scalars/opaque.ts';
import { listOf, pageQuery } from '../../scalars/paging.ts';
import { e164 } from '../../scalars/phone.ts';
import { uuid } from '../../scalars/uuid.ts';

export const callbackStatuses = ['open', 'done'] as const;

/**
 * - `asked`: the caller wished to be called back
 * - `no-answer`: a person was rung up and did not take the call
 * - `unreachable`: nobody could be put through, e.g. out of hours
 * - `turn-limit`: the call had gone on for too long
 */
export const callbackReasons = ['asked', 'no-answer', 'unreachable', 'turn-limit'] as const;

/** Somebody who waits to be called back, or has left a message. */
export const callback = z
  .strictObject({
    id: uuid,
    phone: e164,
    name: z.string().exactOptional(),
    reason: openEnum(callbackReasons),
    reference: reference
      .exactOptional()
      .meta({ description: 'of the appointment that the call was about' }),
    message: z
      .strictObject({ recordingUrl: z.string(), seconds: z.int().min(0) })
      .exactOptional()
      .meta({ description: 'what was spoken after the tone' }),
    at: instant,
    status: z.enum(callbackStatuses),
  })
  .meta({ id: 'Callback' });

export const callbackList = listOf(callback, 'CallbackList');

export const callbackQuery = pageQuery.extend({
  status: z.enum(callbackStatuses).exactOptional(),
});

export const callbackPatch = z
  .strictObject({ status: z.enum(callbackStatuses) })
  .meta({ id: 'CallbackPatch' });

export type Callback = z.output<typeof callback>;
export type CallbackReason = (typeof callbackReasons)[number];
export type CallbackStatus = (typeof callbackStatuses)[number];
