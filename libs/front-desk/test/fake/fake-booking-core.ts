import {
  normaliseReference,
  type Appointment,
  type PublicTenant,
  type Slot,
} from '@gomomo/contracts';
import { AppError, createNewId, type Clock } from '@gomomo/kernel';
import { DateTime } from 'luxon';

import type { BookingCore } from '../../src/index.ts';

interface Claim {
  readonly id: string;
  resourceId: string;
  start: number;
  end: number;
  readonly token: string | null;
  readonly serviceId: string;
  expiresAt: number | null;
}

export interface FakeBookingCore extends BookingCore {
  readonly appointments: Map<string, Appointment>;
  readonly holds: Map<string, Claim>;
  /** Takes a time behind the conversation's back. */
  take(start: string, resourceId: string, minutes: number): void;
  /** Every call fails with this until it is undefined again. */
  weather: AppError | undefined;
  /** What is asked for is done, and the answer to it is lost. */
  losesAnswers: boolean;
  readonly calls: string[];
}

/** The rules of booking-core that a conversation meets, in memory: enough for its specs. */
export function createFakeBookingCore(tenant: PublicTenant, clock: Clock): FakeBookingCore {
  const newId = createNewId(clock);
  const holds = new Map<string, Claim>();
  const taken: Claim[] = [];
  const appointments = new Map<string, Appointment>();
  const claimOf = new Map<string, Claim>();
  const answers = new Map<string, unknown>();
  const calls: string[] = [];
  const zone = tenant.timeZone;
  const iso = (ms: number): string =>
    DateTime.fromMillis(ms, { zone }).toISO({ suppressMilliseconds: true }) ?? '';

  const serviceOf = (id: string) => {
    const service = tenant.services.find((each) => each.id === id);
    if (!service) throw new AppError('not-found', 'no service');
    return service;
  };
  const live = (claim: Claim) => claim.expiresAt === null || claim.expiresAt > clock.now();
  const busy = (
    resourceId: string,
    start: number,
    end: number,
    but: readonly (Claim | undefined)[],
  ) =>
    [...holds.values(), ...taken, ...claimOf.values()].some(
      (claim) =>
        live(claim) &&
        !but.includes(claim) &&
        claim.resourceId === resourceId &&
        claim.start < end &&
        start < claim.end,
    );
  const byToken = (token: string | undefined) =>
    [...holds.values()].find((claim) => token !== undefined && claim.token === token);
  const moved = (reference: string | undefined) =>
    reference === undefined ? undefined : claimOf.get(normaliseReference(reference) ?? '');

  function freeSlots(
    serviceId: string,
    from: number,
    to: number,
    but: readonly (Claim | undefined)[],
  ): Slot[] {
    const service = serviceOf(serviceId);
    const slots: Slot[] = [];
    let day = DateTime.fromMillis(from, { zone }).startOf('day');
    while (day.toMillis() <= to) {
      const override = tenant.hours.overrides.find((each) => each.date === day.toISODate());
      const windows = override
        ? override.windows
        : tenant.hours.weekly.filter((each) => each.days.includes(day.weekday));
      for (const window of windows) {
        let at = DateTime.fromISO(`${day.toISODate() ?? ''}T${window.start}`, { zone }).toMillis();
        const close = DateTime.fromISO(`${day.toISODate() ?? ''}T${window.end}`, {
          zone,
        }).toMillis();
        const step = service.durationMinutes * 60_000;
        for (; at + step <= close; at += step) {
          if (at < from || at > to || at < clock.now()) continue;
          const start = at;
          const resourceIds = (service.resourceIds ?? []).filter(
            (id) => !busy(id, start, start + step, but),
          );
          if (resourceIds.length > 0)
            slots.push({ start: iso(at), end: iso(at + step), resourceIds });
        }
      }
      day = day.plus({ days: 1 });
    }
    return slots;
  }

  function claimSlot(
    serviceId: string,
    start: string,
    resourceId: string | undefined,
    but: readonly (Claim | undefined)[],
  ) {
    const at = Date.parse(start);
    if (at < clock.now())
      throw new AppError('slot-unavailable', 'past', { details: { reason: 'past' } });
    const free = freeSlots(serviceId, at, at, but)[0];
    const picked = free?.resourceIds.find((id) => resourceId === undefined || id === resourceId);
    if (free && picked !== undefined)
      return { start: at, end: Date.parse(free.end), resourceId: picked };
    throw new AppError('slot-taken', 'taken', { details: { reason: 'busy', alternatives: [] } });
  }

  function proved(reference: string, proof: unknown): Appointment {
    const appointment = appointments.get(normaliseReference(reference) ?? '');
    const given = proof as { contact?: string; manageToken?: string } | undefined;
    const fits =
      appointment &&
      (given?.contact === appointment.client.phone ||
        given?.contact === appointment.client.email ||
        (given?.manageToken !== undefined &&
          given.manageToken === `${normaliseReference(reference) ?? ''}.valid`));
    if (!appointment || !fits) throw new AppError('not-found', 'no appointment');
    return {
      ...appointment,
      manageUrl: `/bloom#manage=${normaliseReference(reference) ?? ''}.valid`,
    };
  }

  const once = <T>(key: string | undefined, make: () => T): T => {
    if (key === undefined) return make();
    if (!answers.has(key)) answers.set(key, make());
    return answers.get(key) as T;
  };

  const change = (appointment: Appointment, changes: Partial<Appointment>): Appointment => {
    const next = {
      ...appointment,
      ...changes,
      version: appointment.version + 1,
      updatedAt: iso(clock.now()),
    };
    appointments.set(normaliseReference(appointment.reference) ?? '', next);
    return next;
  };

  function confirmed({ holdId, holdToken }: { holdId: string; holdToken: string }): Claim {
    const hold = holds.get(holdId);
    if (!hold || hold.token !== holdToken) throw new AppError('not-found', 'no hold');
    if (!live(hold)) throw new AppError('hold-expired', 'hold is over');
    holds.delete(hold.id);
    return hold;
  }

  function inOneStep(body: { serviceId: string; start: string; resourceId?: string }): Claim {
    const { serviceId, start, resourceId } = body;
    const slot = claimSlot(serviceId, start, resourceId, []);
    return { id: newId(), token: null, serviceId, expiresAt: null, ...slot };
  }

  const fake: FakeBookingCore = {
    appointments,
    holds,
    calls,
    weather: undefined,
    losesAnswers: false,
    take: (start, resourceId, minutes) => {
      const at = Date.parse(start);
      taken.push({
        id: newId(),
        resourceId,
        start: at,
        end: at + minutes * 60_000,
        token: null,
        serviceId: '',
        expiresAt: null,
      });
    },
    getTenant: () => call('getTenant', () => tenant),
    getAvailability: ({ query }, options) =>
      call('getAvailability', () => ({
        timeZone: zone,
        slots: freeSlots(query.serviceId, Date.parse(query.from), Date.parse(query.to), [
          byToken(options?.holdToken),
          moved(query.moving),
        ]),
      })),
    explainSlot: ({ query }, options) =>
      call('explainSlot', () => {
        const at = Date.parse(query.start);
        const but = [byToken(options?.holdToken), moved(query.moving)];
        const near = freeSlots(query.serviceId, clock.now(), at + 7 * 86_400_000, but)
          .filter(
            (each) => query.resourceId === undefined || each.resourceIds.includes(query.resourceId),
          )
          .sort((a, b) => Math.abs(Date.parse(a.start) - at) - Math.abs(Date.parse(b.start) - at))
          .slice(0, 3);
        const available = near.some((each) => Date.parse(each.start) === at);
        const local = DateTime.fromMillis(at, { zone });
        const open = tenant.hours.weekly.some(
          (each) =>
            each.days.includes(local.weekday) &&
            local.toFormat('HH:mm') >= each.start &&
            local.toFormat('HH:mm') < each.end,
        );
        const reason = at < clock.now() ? 'past' : open ? 'busy' : 'closed';
        return { available, nearest: near, ...(available ? {} : { reason }) };
      }),
    createHold: ({ body }, options) =>
      call('createHold', () =>
        once(options?.idempotencyKey, () => {
          const but = [byToken(options?.holdToken), moved(body.moving)];
          const slot = claimSlot(body.serviceId, body.start, body.resourceId, but);
          const holdId = newId();
          const holdToken = `token-${holdId}`;
          const expiresAt = clock.now() + tenant.policy.holdMinutes * 60_000;
          holds.set(holdId, {
            id: holdId,
            token: holdToken,
            serviceId: body.serviceId,
            expiresAt,
            ...slot,
          });
          return {
            holdId,
            holdToken,
            resourceId: slot.resourceId,
            start: iso(slot.start),
            end: iso(slot.end),
            expiresAt: iso(expiresAt),
          };
        }),
      ),
    releaseHold: ({ holdId }) =>
      call('releaseHold', () => {
        holds.delete(holdId);
        return null as never;
      }),
    createAppointment: ({ body }, options) =>
      call('createAppointment', () =>
        once(options?.idempotencyKey, () => {
          const hold = 'holdId' in body ? confirmed(body) : inOneStep(body);
          const service = serviceOf(hold.serviceId);
          const resource = tenant.resources.find((each) => each.id === hold.resourceId);
          const code = `7QK4MD${String(appointments.size).padStart(2, '0')}`;
          claimOf.set(code, { ...hold, token: null, expiresAt: null });
          const made: Appointment = {
            id: newId(),
            reference: `${code.slice(0, 4)}-${code.slice(4)}`,
            status: 'confirmed',
            version: 1,
            start: iso(hold.start),
            end: iso(hold.end),
            timeZone: zone,
            service: { id: service.id, name: service.name },
            resource: { id: hold.resourceId, name: resource?.name ?? '' },
            client: {
              id: newId(),
              name: body.client.name,
              phone: body.client.phone ?? null,
              email: body.client.email ?? null,
            },
            notes: null,
            channel: 'web',
            sync: { googleCalendar: 'none', excel: 'none' },
            createdAt: iso(clock.now()),
            updatedAt: iso(clock.now()),
            manageUrl: `/bloom#manage=${code}.valid`,
          };
          appointments.set(code, made);
          return made;
        }),
      ),
    getAppointment: ({ reference }, options) =>
      call('getAppointment', () => proved(reference, options?.proof)),
    listAppointments: ({ query }) =>
      call('listAppointments', () => ({
        items: [...appointments.values()].filter(
          (each) => each.client.phone === query.contact && each.status === query.status,
        ),
        nextCursor: null,
      })),
    rescheduleAppointment: ({ reference, body }, options) =>
      call('rescheduleAppointment', () =>
        once(options?.idempotencyKey, () => {
          const appointment = proved(reference, options?.proof);
          const own = moved(reference);
          if (appointment.status === 'cancelled') {
            throw new AppError('already-cancelled', 'cancelled', { details: { appointment } });
          }
          const hold = 'holdId' in body ? holds.get(body.holdId) : undefined;
          if ('holdId' in body && !hold) throw new AppError('not-found', 'no hold');
          const slot =
            hold ??
            claimSlot(
              appointment.service.id,
              'start' in body ? body.start : '',
              'resourceId' in body ? body.resourceId : undefined,
              [own],
            );
          if (hold) holds.delete(hold.id);
          if (own)
            Object.assign(own, { start: slot.start, end: slot.end, resourceId: slot.resourceId });
          const resource = tenant.resources.find((each) => each.id === slot.resourceId);
          return change(appointment, {
            start: iso(slot.start),
            end: iso(slot.end),
            resource: { id: slot.resourceId, name: resource?.name ?? '' },
          });
        }),
      ),
    cancelAppointment: ({ reference }, options) =>
      call('cancelAppointment', () =>
        once(options?.idempotencyKey, () => {
          const appointment = proved(reference, options?.proof);
          if (appointment.status === 'cancelled') {
            throw new AppError('already-cancelled', 'cancelled', { details: { appointment } });
          }
          claimOf.delete(normaliseReference(reference) ?? '');
          return change(appointment, { status: 'cancelled' });
        }),
      ),
  };

  function call<T>(name: string, make: () => T): Promise<T> {
    calls.push(name);
    if (fake.weather && name !== 'getTenant') return Promise.reject(fake.weather);
    return Promise.resolve()
      .then(make)
      .then((answer) => {
        if (!fake.losesAnswers || name === 'getTenant') return answer;
        throw new AppError('dependency-unavailable', 'no answer', { retryable: true });
      });
  }
  return fake;
}
