import { toEpochMs, type Appointment } from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';
import { toMovedAppointment } from '../domain/appointment-view.ts';
import {
  getServiceFor,
  resourcesOf,
  type CatalogueSnapshot,
} from '../domain/catalogue-snapshot.ts';
import { findCountRules } from '../domain/count-rules.ts';
import { cutoffPassed, slotTaken } from '../domain/refusals.ts';
import { callVerb } from '../store/call-verb.ts';
import { findAppointment, type FoundAppointment } from '../store/find-appointment.ts';
import { findHold } from '../store/find-hold.ts';
import { toChangedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type VerbAnswer,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { toChangeArguments, type ChangeQuestion } from './change-appointment.ts';
import { checkRules } from './check-rules.ts';
import { toVisitArguments } from './claim-time.ts';
import { checkHoldResource } from './hold-resource.ts';
import { toSlotTaken } from './nearest-slots.ts';
import { runVerb } from './run-verb.ts';
import { toRefusal } from './to-refusal.ts';

/** Where to: a start with a resource (any able one if missing), or a hold. */
export type MoveTarget =
  | { readonly start: number; readonly resourceId?: string }
  | { readonly holdId: string; readonly holdToken: string };

export interface MoveQuestion extends ChangeQuestion {
  readonly target: MoveTarget;
}

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
    question: MoveQuestion,
  ): Promise<VerbAnswer<Appointment>> => {
    const found = await findAppointment(deps.pool, request.tenantId, question.appointmentId);
    if (found === undefined) throw notFound();
    const { target } = question;
    return runVerb<Moves, Appointment>(deps, request, {
      attempt: (catalogue) =>
        'start' in target
          ? moveToStart(deps, request, { ...question, target }, found, catalogue)
          : moveToHold(deps, request, { ...question, target }, found, catalogue),
      refuse: (refusal, catalogue) => {
        if (refusal.outcome === 'policy') return cutoffPassed('reschedule');
        if (refusal.outcome !== 'taken') return toRefusal(refusal);
        if (!('start' in target)) return slotTaken(refusal.reason, []);
        const { appointment, claimId } = found;
        return toSlotTaken(deps, catalogue, {
          ...target,
          serviceId: appointment.service.id,
          moving: toMovedAppointment(appointment),
          ignoredIds: [claimId, appointment.id],
          reason: refusal.reason,
        });
      },
      answer: (success, catalogue) => toChangedAnswer(deps, request, catalogue, success),
    });
  };
}

type Moves = 'reschedule' | 'reschedule_to_hold' | 'keep_time';

const serviceAsAgreed = (catalogue: CatalogueSnapshot, { appointment }: FoundAppointment) =>
  getServiceFor(catalogue, appointment.service.id, toMovedAppointment(appointment));

/**
 * A move to the very time and resource that it has, which changes nothing; undefined for any other
 * move. Asked before the slot rules: one's own time is no time that somebody asks for.
 */
async function keepTime(
  deps: BookingDeps,
  request: BookingRequest,
  question: ChangeQuestion & { readonly target: { start: number; resourceId?: string } },
  { appointment }: FoundAppointment,
) {
  const { start, resourceId } = question.target;
  const current = appointment.resource.id;
  const isSame = start === toEpochMs(appointment.start);
  if (!isSame || (resourceId ?? current).toLowerCase() !== current) return undefined;
  const { traceparent: _, ...asked } = toCommonArguments(request, deps.clock.now());
  const kept = await callVerb(deps.pool, 'keep_time', {
    ...asked,
    appointment: question.appointmentId,
    expected: question.version,
    as_owner: request.asOwner,
    start: new Date(start),
    resource: current,
  });
  return kept.outcome === 'moved-since' ? undefined : kept;
}

async function moveToStart(
  deps: BookingDeps,
  request: BookingRequest,
  question: ChangeQuestion & { readonly target: { start: number; resourceId?: string } },
  found: FoundAppointment,
  catalogue: CatalogueSnapshot,
) {
  const now = deps.clock.now();
  const { start, resourceId } = question.target;
  const kept = await keepTime(deps, request, question, found);
  if (kept !== undefined) return kept;
  const service = serviceAsAgreed(catalogue, found);
  const able = isMovable(request, question, found, catalogue, now)
    ? checkRules(catalogue, service, start, now, resourceId)
    : resourcesOf(catalogue, service, resourceId).map(({ id }) => id);
  return callVerb(
    deps.pool,
    'reschedule',
    {
      ...toChangeArguments(deps, request, question),
      ...toVisitArguments(service, start),
      as_owner: request.asOwner,
      catalogue: catalogue.version,
      resources: preferring(able, found.appointment.resource.id),
      new_claim: deps.newId(),
      limits: findCountRules(catalogue, service, start, request.asOwner),
    },
    deps,
  );
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
) {
  const holdId = deps.tokens.findHoldId(request.tenantId, question.target.holdToken);
  if (holdId === undefined || holdId !== question.target.holdId.toLowerCase()) throw notFound();
  if (isMovable(request, question, found, catalogue, deps.clock.now())) {
    await checkHoldResource(deps, catalogue, holdId, toMovedAppointment(found.appointment));
  }
  const hold = await findHold(deps.pool, request.tenantId, holdId);
  const service = serviceAsAgreed(catalogue, found);
  const limits =
    hold === undefined
      ? undefined
      : findCountRules(catalogue, service, hold.start, request.asOwner);
  return callVerb(
    deps.pool,
    'reschedule_to_hold',
    {
      ...toChangeArguments(deps, request, question),
      as_owner: request.asOwner,
      hold: holdId,
      limits,
    },
    deps,
  );
}
