import { toEpochMs } from '@gomomo/contracts';
import { noContent, ok } from '@gomomo/http';
import { createShareNext } from '@gomomo/kernel';
import type { createBookAppointment } from '../../use-cases/book-appointment.ts';
import type {
  createCancelAppointment,
  createConcludeAppointment,
  createReleaseHold,
  createReopenAppointment,
} from '../../use-cases/change-appointment.ts';
import type { createConfirmHold } from '../../use-cases/confirm-hold.ts';
import type {
  createExplainSlot,
  createFindAvailability,
} from '../../use-cases/find-availability.ts';
import type { createPlaceHold } from '../../use-cases/place-hold.ts';
import type { createRescheduleAppointment } from '../../use-cases/reschedule-appointment.ts';
import type { VerbAnswer, BookingRequest } from '../../use-cases/booking-deps.ts';
import { writeAvailability } from '../availability-text.ts';
import { bindRoute, type Bound } from '../bind-route.ts';
import { toBookingRequest } from '../booking-request.ts';
import type { Limits } from '../limits.ts';
import type { Proofs } from '../proofs.ts';
import { findIgnored, type IgnoredDeps } from '../ignored-claims.ts';
import { toWrittenAnswer } from '../written-answer.ts';

export interface AppointmentRouteDeps extends IgnoredDeps {
  /** Whether the request's key has an answer already. */
  isAnswered(request: BookingRequest): Promise<boolean>;
  readonly limits: Limits;
  readonly proofs: Proofs;
  readonly findAvailability: ReturnType<typeof createFindAvailability>;
  readonly explainSlot: ReturnType<typeof createExplainSlot>;
  readonly placeHold: ReturnType<typeof createPlaceHold>;
  readonly releaseHold: ReturnType<typeof createReleaseHold>;
  readonly bookAppointment: ReturnType<typeof createBookAppointment>;
  readonly confirmHold: ReturnType<typeof createConfirmHold>;
  readonly rescheduleAppointment: ReturnType<typeof createRescheduleAppointment>;
  readonly cancelAppointment: ReturnType<typeof createCancelAppointment>;
  readonly concludeAppointment: ReturnType<typeof createConcludeAppointment>;
  readonly reopenAppointment: ReturnType<typeof createReopenAppointment>;
}

/** Everything that reads or writes time. */
export function appointmentRoutes(deps: AppointmentRouteDeps): Bound[] {
  return [
    ...searchRoutes(deps),
    ...holdRoutes(deps),
    ...bookingRoutes(deps),
    ...changeRoutes(deps),
  ];
}

function searchRoutes(deps: AppointmentRouteDeps): Bound[] {
  // A shop's strip is asked for by all its visitors; what is free is looked up once for those of a moment.
  const shareAvailability = createShareNext<Buffer>();
  return [
    bindRoute('getAvailability', async (request) => {
      const { from, to, moving, limit, ...asked } = request.query;
      const ignored = await findIgnored(deps, request, moving, request.headers);
      const question = {
        tenantId: request.tenant.id,
        catalogueVersion: request.tenant.version,
        ...asked,
        ...ignored,
        from: toEpochMs(from),
        to: toEpochMs(to),
        limit,
      };
      const json = await shareAvailability(JSON.stringify(question), async () =>
        Buffer.from(writeAvailability(await deps.findAvailability(question))),
      );
      return { status: 200, json };
    }),
    bindRoute('explainSlot', async (request) => {
      const { start, moving, ...asked } = request.query;
      const ignored = await findIgnored(deps, request, moving, request.headers);
      return ok(
        await deps.explainSlot({
          tenantId: request.tenant.id,
          catalogueVersion: request.tenant.version,
          ...asked,
          ...ignored,
          start: toEpochMs(start),
        }),
      );
    }),
  ];
}

/** Booking writes of everybody but the tenant itself count in the limit, if they succeed anew. */
async function counted<Value>(
  deps: AppointmentRouteDeps,
  request: Parameters<typeof toBookingRequest>[0],
  write: (asked: BookingRequest) => Promise<VerbAnswer<Value>>,
) {
  const asked = toBookingRequest(request);
  if (asked.asOwner) return toAnswer(await write(asked));
  const answered = await deps.limits.countBookingWrite(
    request.caller,
    async () => {
      const result = await write(asked);
      return { result, counts: !result.replayed && !result.repeated };
    },
    () => deps.isAnswered(asked),
  );
  return toAnswer(answered);
}

const toAnswer = <Value>({ value, status, replayed }: VerbAnswer<Value>) =>
  toWrittenAnswer({ body: value, status, replayed });

function holdRoutes(deps: AppointmentRouteDeps): Bound[] {
  return [
    bindRoute('createHold', async (request) => {
      const { start, moving, ...wanted } = request.body;
      const ignored = await findIgnored(deps, request, moving, request.headers);
      return counted(deps, request, (asked) =>
        deps.placeHold(asked, {
          ...wanted,
          start: toEpochMs(start),
          ...(ignored.moving === undefined ? {} : { moving: ignored.moving }),
        }),
      );
    }),
    bindRoute('releaseHold', async (request) => {
      await deps.releaseHold(toBookingRequest({ ...request, body: undefined }), {
        holdId: request.params.holdId,
        holdToken: request.headers['x-hold-token'] ?? '',
      });
      return noContent;
    }),
  ];
}

function bookingRoutes(deps: AppointmentRouteDeps): Bound[] {
  return [
    bindRoute('createAppointment', async (request) => {
      const { body } = request;
      return counted(deps, request, (asked) => {
        if ('holdId' in body) return deps.confirmHold(asked, body);
        return deps.bookAppointment(asked, { ...body, start: toEpochMs(body.start) });
      });
    }),
  ];
}

function changeRoutes(deps: AppointmentRouteDeps): Bound[] {
  const seen = (request: Parameters<Proofs['see']>[0], reference: string, headers: object) =>
    deps.proofs.see(request, reference, headers, { serviceReads: false });
  return [
    bindRoute('rescheduleAppointment', async (request) => {
      const { appointmentId } = await seen(request, request.params.reference, request.headers);
      const { version, ...target } = request.body;
      return counted(deps, request, (asked) =>
        deps.rescheduleAppointment(asked, {
          appointmentId,
          ...(version === undefined ? {} : { version }),
          target: 'start' in target ? { ...target, start: toEpochMs(target.start) } : target,
        }),
      );
    }),
    bindRoute('cancelAppointment', async (request) => {
      const { appointmentId } = await seen(request, request.params.reference, request.headers);
      return counted(deps, request, (asked) =>
        deps.cancelAppointment(asked, { appointmentId, ...request.body }),
      );
    }),
    bindRoute('completeAppointment', async (request) => {
      const { appointmentId } = await seen(request, request.params.reference, {});
      const question = { appointmentId, status: 'completed' as const, ...request.body };
      return toAnswer(await deps.concludeAppointment(toBookingRequest(request), question));
    }),
    bindRoute('markNoShow', async (request) => {
      const { appointmentId } = await seen(request, request.params.reference, {});
      const question = { appointmentId, status: 'no_show' as const, ...request.body };
      return toAnswer(await deps.concludeAppointment(toBookingRequest(request), question));
    }),
    bindRoute('reopenAppointment', async (request) => {
      const { appointmentId } = await seen(request, request.params.reference, {});
      const question = { appointmentId, ...request.body };
      return toAnswer(await deps.reopenAppointment(toBookingRequest(request), question));
    }),
  ];
}
