import type { Appointment, Slot, SlotReason } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';

/** What booking can refuse, in words that a person can act on. */

/** Lost to another claim. */
export const slotTaken = (reason: SlotReason, alternatives: readonly Slot[]): AppError =>
  new AppError(
    'slot-taken',
    alternatives.length === 0
      ? 'This time has been taken.'
      : 'This time has been taken; the nearest free ones are in alternatives.',
    { details: { reason, alternatives } },
  );

export const timeOffMeetsClaims = (reason: SlotReason, conflicts: readonly string[]): AppError =>
  new AppError('slot-taken', 'Appointments or holds lie in this time; move or cancel them first.', {
    details: { reason, conflicts },
  });

const ruleTexts: Readonly<Record<string, string>> = {
  past: 'This time has passed.',
  notice: 'This time is too soon to be booked.',
  horizon: 'This time lies outside of what can be booked now.',
  closed: 'The business is closed at this time.',
  'off-grid': 'Appointments do not start at this time.',
  limit: 'No more appointments are possible here for this day, week or client.',
};

/** Against a rule. */
export const slotUnavailable = (reason: SlotReason): AppError =>
  new AppError('slot-unavailable', ruleTexts[reason] ?? 'This time cannot be booked.', {
    details: { reason },
  });

/** A time was held with somebody who has left since. */
export const resourceGone = (alternatives: readonly Slot[]): AppError =>
  new AppError('slot-unavailable', 'Who was to give this appointment is no longer there.', {
    details: { reason: 'closed', alternatives },
  });

export const holdExpired = (): AppError =>
  new AppError('hold-expired', 'The hold has ended, so nothing was booked. Choose a time again.');

/** How many times one address may keep at a tenant's at once. */
export const liveHoldsMax = 3;
/** How many of its conversations may: an office or a mobile carrier is one address. */
export const liveConversationHoldsMax = 20;

/** `freeInMs`: until the first of them runs out; `holdMs`: how long one lives. */
export function tooManyHolds(most: number, freeInMs: number, holdMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(freeInMs / 1000));
  const windowSeconds = holdMs / 1000;
  return new AppError(
    'rate-limited',
    `${most} times are held from here already. Book or release one of them first, or wait ${retryAfterSeconds} s.`,
    {
      details: {
        retryAfterSeconds,
        limit: { name: 'live-holds', quota: most, windowSeconds, remaining: 0 },
      },
    },
  );
}

export const cutoffPassed = (what: 'cancel' | 'reschedule'): AppError =>
  new AppError(
    'policy',
    what === 'cancel'
      ? 'It is too late to cancel this appointment online. Please call the business.'
      : 'It is too late to move this appointment online. Please call the business.',
  );

const stateTexts = {
  'already-cancelled': 'This appointment is cancelled already.',
  'invalid-state': 'This appointment is over and cannot be changed.',
  'not-over':
    'This appointment stands: it has no outcome yet, and can have one only once it has begun.',
  'version-conflict': 'The appointment has been changed since; look at it again.',
} as const;

export const stateRefusal = (
  code: 'already-cancelled' | 'invalid-state' | 'version-conflict',
  appointment: Appointment,
): AppError => {
  const stands = code === 'invalid-state' && appointment.status === 'confirmed';
  return new AppError(code, stateTexts[stands ? 'not-over' : code], { details: { appointment } });
};

export const keyReused = (): AppError =>
  new AppError('idempotency-key-reused', 'This key was used for another request.');

export const idempotencyInProgress = (cause: unknown): AppError =>
  new AppError('idempotency-in-progress', 'The first request with this key is still running.', {
    retryable: true,
    cause,
  });
