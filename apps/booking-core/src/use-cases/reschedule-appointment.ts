import { toEpochMs, type Appointment } from '@gomomo/contracts';
import { toMovedAppointment } from '../domain/appointment-view.ts';
import {
  getServiceFor,
  resourcesOf,
  type CatalogueSnapshot,
} from '../domain/catalogue-snapshot.ts';
import { findCountRules } from '../domain/count-rules.ts';
import { notFound, slotTaken } from '../domain/refusals.ts';
import { callBooking, type Outcome } from '../store/booking-calls.ts';
import { withFreshCatalogue } from '../store/catalogue-cache.ts';
import { findAppointment, type FoundAppointment } from '../store/find-appointment.ts';
import { findHold } from '../store/find-hold.ts';
import { toChangedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type Answered,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import type { ChangeQuestion } from './change-appointment.ts';
import { checkRules } from './check-rules.ts';
import { callWithLimits, orRefused, toSpanArguments } from './claim-time.ts';
import { checkHoldResource } from './hold-resource.ts';
import { findAlternatives } from './nearest-slots.ts';
import { settle } from './settle.ts';

/** Where to: a start with a resource (any able one if missing), or a hold. */
export type MoveTarget =
  | { readonly start: number; readonly resourceId?: string }
  | { readonly holdId: string; readonly holdToken: string };

/**
 * Moves an appointment: the old time is free and the new one taken, in one transaction or not at all.
 *
 * @throws AppError `slot-unavailable`, `slot-taken` with alternatives, `hold-expired`,
 *   `already-cancelled`, `invalid-state`, `version-conflict`, `policy`, `not-found`, those of
 *   idempotency keys, `busy`
 */
export function createRescheduleAppointment(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: ChangeQuestion & { readonly target: MoveTarget },
  ): Promise<Answered<Appointment>> => {
    const found = await findAppointment(deps.pool, request.tenantId, question.appointmentId);
    if (found === undefined) throw notFound();
    const { target } = question;
    return withFreshCatalogue(deps.catalogues, request, async (catalogue) => {
      const outcome = await orRefused(deps, request, catalogue, () =>
        'start' in target
          ? moveToStart(deps, request, { ...question, target }, found, catalogue)
          : moveToHold(deps, request, { ...question, target }, found, catalogue),
      );
      if (outcome.outcome === 'stale') return 'stale';
      const settled = await settle(deps, request, outcome, ['done', 'repeated'], {
        cutoff: 'reschedule',
        toTaken: async (reason) => {
          if (!('start' in target)) return slotTaken(reason, []);
          const service = serviceAsAgreed(catalogue, found);
          const resources = resourcesOf(catalogue, service, target.resourceId);
          const ignoredIds = [found.claimId, found.appointment.id];
          const near = { service, resources, start: target.start, ignoredIds };
          return slotTaken(reason, await findAlternatives(deps, catalogue, near));
        },
      });
      return toChangedAnswer(deps, request, catalogue, settled);
    });
  };
}

const serviceAsAgreed = (catalogue: CatalogueSnapshot, { appointment }: FoundAppointment) =>
  getServiceFor(catalogue, appointment.service.id, toMovedAppointment(appointment));

/**
 * A move to the very time and resource that it has, which changes nothing; `moved-since` for any other
 * move. Asked before the slot rules: one's own time is no time that somebody asks for.
 */
async function keepTime(
  deps: BookingDeps,
  request: BookingRequest,
  question: ChangeQuestion & { readonly target: { start: number; resourceId?: string } },
  { appointment }: FoundAppointment,
): Promise<Outcome> {
  const { start, resourceId } = question.target;
  const current = appointment.resource.id;
  const isSame = start === toEpochMs(appointment.start);
  if (!isSame || (resourceId ?? current).toLowerCase() !== current) {
    return { outcome: 'moved-since' };
  }
  const {
    traceparent: _,
    actor: _actor,
    ...given
  } = toMoveArguments(request, question, deps.clock.now());
  return callBooking(deps.pool, 'keep_time', {
    ...given,
    start: new Date(start),
    resource: current,
  });
}

/** What both ways of moving tell the database. */
function toMoveArguments(request: BookingRequest, question: ChangeQuestion, now: number) {
  return {
    ...toCommonArguments(request, now),
    appointment: question.appointmentId,
    expected: question.version,
    as_owner: request.asOwner,
    actor: request.actor,
  };
}

async function moveToStart(
  deps: BookingDeps,
  request: BookingRequest,
  question: ChangeQuestion & { readonly target: { start: number; resourceId?: string } },
  found: FoundAppointment,
  catalogue: CatalogueSnapshot,
): Promise<Outcome> {
  const now = deps.clock.now();
  const { start, resourceId } = question.target;
  const kept = await keepTime(deps, request, question, found);
  if (kept.outcome !== 'moved-since') return kept;
  const service = serviceAsAgreed(catalogue, found);
  const able = isMovable(request, question, found, catalogue, now)
    ? checkRules(catalogue, service, start, now, resourceId)
    : resourcesOf(catalogue, service, resourceId).map(({ id }) => id);
  const { day_from: _from, day_to: _to, ...span } = toSpanArguments(catalogue, service, start);
  return callWithLimits(deps, request, 'reschedule', {
    ...toMoveArguments(request, question, now),
    ...span,
    catalogue: catalogue.version,
    resources: preferring(able, found.appointment.resource.id),
    new_claim: deps.newId(),
    limits: findCountRules(catalogue, service, start, request.asOwner),
  });
}

/**
 * State, version and policy are refused before the slot. The database decides on them; where it will
 * refuse, the slot rules stay silent.
 */
function isMovable(
  request: BookingRequest,
  question: ChangeQuestion,
  { appointment }: FoundAppointment,
  catalogue: CatalogueSnapshot,
  now: number,
): boolean {
  const cutoffMs = catalogue.policy.rescheduleCutoffMinutes * 60_000;
  const inTime = request.asOwner || now <= toEpochMs(appointment.start) - cutoffMs;
  const asSeen = question.version === undefined || question.version === appointment.version;
  return appointment.status === 'confirmed' && inTime && asSeen;
}

/** Whoever has the appointment keeps it if possible. */
const preferring = (resourceIds: readonly string[], current: string): string[] => [
  ...resourceIds.filter((id) => id === current),
  ...resourceIds.filter((id) => id !== current),
];

async function moveToHold(
  deps: BookingDeps,
  request: BookingRequest,
  question: ChangeQuestion & { readonly target: { holdId: string; holdToken: string } },
  found: FoundAppointment,
  catalogue: CatalogueSnapshot,
): Promise<Outcome> {
  const now = deps.clock.now();
  const holdId = deps.tokens.findHoldId(request.tenantId, question.target.holdToken);
  if (holdId === undefined || holdId !== question.target.holdId.toLowerCase()) throw notFound();
  if (isMovable(request, question, found, catalogue, now)) {
    await checkHoldResource(deps, catalogue, holdId, toMovedAppointment(found.appointment));
  }
  const hold = await findHold(deps.pool, request.tenantId, holdId);
  const service = serviceAsAgreed(catalogue, found);
  return callWithLimits(deps, request, 'reschedule_to_hold', {
    ...toMoveArguments(request, question, now),
    hold: holdId,
    limits:
      hold === undefined
        ? undefined
        : findCountRules(catalogue, service, hold.start, request.asOwner),
  });
}
