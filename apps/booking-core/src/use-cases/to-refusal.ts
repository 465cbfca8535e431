import { type AppError, notFound } from '@gomomo/kernel';
import { toAppointment } from '../domain/appointment-view.ts';
import { holdExpired, keyReused, slotUnavailable, stateRefusal } from '../domain/refusals.ts';
import type { AnyRefusal } from '../store/verbs.ts';

/** The refusals that every verb tells alike. */
export function toRefusal(
  refusal: Exclude<AnyRefusal, { outcome: 'taken' | 'policy' | 'too-many-holds' }>,
): AppError {
  switch (refusal.outcome) {
    case 'limit':
      return slotUnavailable('limit');
    case 'hold-expired':
    case 'ended':
      return holdExpired();
    case 'already-cancelled':
    case 'invalid-state':
    case 'version-conflict':
      return stateRefusal(refusal.outcome, toAppointment(refusal));
    case 'key-reused':
      return keyReused();
    case 'not-found':
    case 'no-tenant':
      return notFound();
  }
}
