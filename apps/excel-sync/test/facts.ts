import { dayMs, minuteMs } from '@gomomo/kernel';
import type {
  AppointmentFacts,
  BusinessFacts,
  ChangeFacts,
  WorkbookFacts,
} from '../src/domain/facts.ts';

export const ana = { id: '019a9f3e-0000-7000-8000-0000000000a1', name: 'Ana Lopez' };
export const ben = { id: '019a9f3e-0000-7000-8000-0000000000b1', name: 'Ben Okafor' };

export const business: BusinessFacts = {
  id: '019a9f3e-0000-7000-8000-000000000001',
  name: 'Bloom Wellness Studio',
  timeZone: 'America/New_York',
  locale: 'en-US',
  currency: 'USD',
  resources: [ana, ben].map((each) => ({ ...each, kind: 'staff' as const })),
};

const uuid = (kind: string, index: number): string =>
  `019a9f3e-${kind}-7000-8000-${String(index).padStart(12, '0')}`;

export interface BookingFacts {
  readonly start: string;
  readonly minutes?: number;
  readonly status?: AppointmentFacts['appointment']['status'];
  readonly resource?: { readonly id: string; readonly name: string };
  readonly client?: number;
  readonly pii?: Partial<AppointmentFacts['pii']>;
  readonly service?: string;
  readonly timeZone?: string;
  readonly version?: number;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function referenceOf(index: number): string {
  const letters = Array.from(
    { length: 8 },
    (_, place) => alphabet[Math.floor(index / 32 ** place) % 32] ?? '0',
  );
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/** An appointment as the state topic has it; the index makes its ids. */
export function booking(index: number, facts: BookingFacts): AppointmentFacts {
  const { minutes = 60, client = index, resource = ana } = facts;
  const end = new Date(Date.parse(facts.start) + minutes * minuteMs).toISOString();
  return {
    appointment: {
      id: uuid('1111', index),
      reference: referenceOf(index),
      status: facts.status ?? 'confirmed',
      version: facts.version ?? 1,
      start: facts.start,
      end,
      timeZone: facts.timeZone ?? business.timeZone,
      service: {
        ...{ id: uuid('2222', 1), name: facts.service ?? 'Deep tissue massage', minutes },
        ...{ priceMinor: 9_500, currency: 'USD' },
      },
      resource,
      clientId: uuid('3333', client),
      channel: 'web',
      createdAt: '2026-11-20T15:04:05.000Z',
      updatedAt: '2026-11-20T15:04:05.000Z',
    },
    pii: {
      ...{ name: `Client ${client}`, phone: '+12125550123', email: `c${client}@example.com` },
      ...facts.pii,
    },
  };
}

export const change = (
  { appointment }: AppointmentFacts,
  more: Partial<ChangeFacts> = {},
): ChangeFacts => ({
  appointmentId: appointment.id,
  version: appointment.version,
  at: appointment.updatedAt,
  action: 'confirmed',
  actor: { kind: 'client', channel: 'web' },
  start: appointment.start,
  ...more,
});

export const factsOf = (
  appointments: readonly AppointmentFacts[],
  more: Partial<WorkbookFacts> = {},
): WorkbookFacts => ({
  business,
  appointments,
  changes: appointments.map((each) => change(each)),
  now: Date.parse('2026-11-24T15:00:00Z'),
  sourceVersion: 7,
  ...more,
});

/** A big business: so many appointments over two years, back and ahead. */
export function manyBookings(count: number, now = Date.parse('2026-11-24T15:00:00Z')) {
  return Array.from({ length: count }, (_, index) => {
    const start = now + (index - count / 2) * ((730 * dayMs) / count);
    return booking(index, {
      start: new Date(Math.floor(start / minuteMs) * minuteMs).toISOString(),
      client: index % Math.ceil(count / 4),
      resource: index % 2 === 0 ? ana : ben,
      status: index % 11 === 0 ? 'cancelled' : 'confirmed',
      minutes: 30 + (index % 4) * 15,
    });
  });
}
