import { z } from 'zod';
import { openEnum } from '../json-schema/open-enum.ts';
import { reference } from '../scalars/opaque.ts';
import { appointment } from './bodies/appointment.ts';
import { slot } from './bodies/availability.ts';
import { problemCodes, slotReasons } from './problem-codes.ts';

export const validationFault = z
  .strictObject({
    pointer: z.string().meta({
      description: 'JSON Pointer (RFC 6901) into the body; of another part `#query/from`',
    }),
    detail: z.string(),
  })
  .meta({ id: 'ValidationFault' });

/**
 * RFC 9457 with our extension members. Loose, because clients must ignore members they do not know.
 * `slot-taken` carries `reason` and `alternatives` (for time off: `conflicts`), `slot-unavailable`
 * carries `reason`, refusals about an appointment's state carry `appointment`.
 */
export const problem = z
  .looseObject({
    type: z.string().meta({ examples: ['/problems/slot-taken'] }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    instance: z.string(),
    code: openEnum(problemCodes),
    traceId: z.string(),
    errors: z.array(validationFault).exactOptional(),
    reason: openEnum(slotReasons).exactOptional(),
    alternatives: z.array(slot).max(3).exactOptional(),
    conflicts: z.array(reference).exactOptional(),
    appointment: appointment.exactOptional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problem>;
export type ValidationFault = z.output<typeof validationFault>;

/** `type` of a problem: a path that a person can open on the same origin. */
export function problemType(code: string): string {
  return `/problems/${code}`;
}

export const problemMediaType = 'application/problem+json';
