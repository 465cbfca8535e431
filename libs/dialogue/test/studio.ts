import type { AppointmentFacts, Effect, Fact, FreeSlot, TenantFacts } from '../src/index.ts';
import { addDays, toInstant, toZoned } from '../src/core/local-time.ts';

const uuid = (n: number): string => `01890a5d-ac96-774b-bcce-b302099a80${String(n)}`;

export const deep = uuid(11);
export const relax = uuid(12);
export const facial = uuid(13);
export const ana = uuid(21);
export const marcus = uuid(22);

/** A studio for the specs: two services that both are massages, two people, New York. */
export const studio: TenantFacts = {
  id: uuid(10),
  slug: 'studio',
  name: 'Court Street Studio',
  timeZone: 'America/New_York',
  locale: 'en-US',
  currency: 'USD',
  profile: { address: '214 Court Street, Brooklyn', phone: '+17185550134' },
  hours: {
    weekly: [
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' },
      { days: [6], start: '10:00', end: '16:00' },
    ],
    overrides: [],
  },
  services: [
    {
      id: deep,
      name: 'Deep tissue massage',
      durationMinutes: 60,
      priceMinor: 9500,
      resourceIds: [ana, marcus],
    },
    {
      id: relax,
      name: 'Relaxation massage',
      durationMinutes: 90,
      priceMinor: 13000,
      resourceIds: [marcus],
    },
    { id: facial, name: 'Facial', durationMinutes: 45, priceMinor: null, resourceIds: [ana] },
  ],
  resources: [
    { id: ana, name: 'Ana', kind: 'staff' },
    { id: marcus, name: 'Marcus', kind: 'staff' },
  ],
  policy: {
    minNoticeMinutes: 0,
    horizonDays: 60,
    holdMinutes: 5,
    cancelCutoffMinutes: 60,
    rescheduleCutoffMinutes: 120,
  },
};

/** Monday 2026-11-23, 09:00 in New York. */
export const monday = Date.parse('2026-11-23T14:00:00Z');

/** Free on weekdays at these local times, for everybody. */
const times = ['09:00', '10:00', '13:00', '14:00', '15:00', '16:00', '17:00'];

export function freeOn(date: string, at: readonly string[] = times): FreeSlot[] {
  return at.map((time) => {
    const start = toInstant(date, time, studio.timeZone);
    const end = toZoned(Date.parse(start) + 3_600_000, studio.timeZone);
    return { start, end, resourceIds: [ana, marcus] };
  });
}

/** The whole fortnight from that Monday; Sundays and the first Thursday have nothing. */
export function freeSlots(from: string, to: string): FreeSlot[] {
  const days = Array.from({ length: 14 }, (_, index) => addDays('2026-11-23', index));
  const open = days.filter((date) => date !== '2026-11-26' && new Date(date).getUTCDay() !== 0);
  return open
    .flatMap((date) => freeOn(date))
    .filter((slot) => Date.parse(slot.start) >= Date.parse(from))
    .filter((slot) => Date.parse(slot.start) <= Date.parse(to));
}

export function appointmentAt(
  start: string,
  changes: Partial<AppointmentFacts> = {},
): AppointmentFacts {
  return {
    id: uuid(31),
    reference: '7QK4-MD2X',
    status: 'confirmed',
    version: 1,
    start,
    end: toZoned(Date.parse(start) + 3_600_000, studio.timeZone),
    timeZone: studio.timeZone,
    service: { id: deep, name: 'Deep tissue massage' },
    resource: { id: ana, name: 'Ana' },
    client: { id: uuid(32), name: 'Dana Reed', phone: '+12125550143', email: null },
    notes: null,
    channel: 'web',
    sync: { googleCalendar: 'none', excel: 'none' },
    createdAt: '2026-11-23T09:00:00-05:00',
    updatedAt: '2026-11-23T09:00:00-05:00',
    ...changes,
  };
}

/** What a well-behaved booking-core says to an effect. */
export function answerTo(effect: Effect, now: number): Fact {
  const effectId = effect.id;
  switch (effect.kind) {
    case 'searchSlots':
      return { kind: 'slotsFound', effectId, slots: freeSlots(effect.from, effect.to) };
    case 'explain':
      return {
        kind: 'explained',
        effectId,
        available: false,
        reason: 'busy',
        nearest: freeSlots(
          effect.start,
          toZoned(Date.parse(effect.start) + 86_400_000 * 3, studio.timeZone),
        ).slice(0, 3),
      };
    case 'hold':
      return {
        kind: 'held',
        effectId,
        holdId: `hold-${effect.id}`,
        resourceId: effect.resourceId ?? ana,
        start: effect.start,
        end: toZoned(Date.parse(effect.start) + 3_600_000, studio.timeZone),
        expiresAt: toZoned(now + 300_000, studio.timeZone),
      };
    case 'releaseHold':
      return { kind: 'released', effectId };
    case 'book':
      return { kind: 'booked', effectId, appointment: appointmentAt(effect.proposal.start) };
    case 'reschedule':
      return {
        kind: 'rescheduled',
        effectId,
        appointment: appointmentAt(effect.proposal.start, { version: effect.proposal.version + 1 }),
      };
    case 'cancel':
      return {
        kind: 'cancelled',
        effectId,
        appointment: appointmentAt(effect.proposal.start, {
          status: 'cancelled',
          version: effect.proposal.version + 1,
        }),
      };
    case 'findAppointment':
      return {
        kind: 'appointmentFound',
        effectId,
        appointment: appointmentAt('2026-11-25T14:00:00-05:00'),
      };
    case 'sendLink':
      return { kind: 'linkSent', effectId };
    case 'callBack':
      return { kind: 'callBackNoted', effectId };
    case 'takeMessage':
      return { kind: 'messageBegun', effectId };
    case 'transfer':
      return { kind: 'transferred', effectId };
  }
}
