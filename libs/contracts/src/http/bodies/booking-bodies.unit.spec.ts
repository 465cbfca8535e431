import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { toValidationFaults } from '../validation-faults.ts';
import { findActor, formatActor } from './actor.ts';
import {
  appointmentInput,
  appointmentsQuery,
  cancelInput,
  rescheduleInput,
} from './appointment.ts';
import { availabilityQuery } from './availability.ts';

function faultsOf(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return toValidationFaults(error?.issues ?? []).map(
    ({ pointer, detail }) => `${pointer} ${detail}`,
  );
}

const serviceId = '019ab3f0-5c1e-7d2a-8b4f-1e2d3c4b5a60';
const start = '2026-11-24T09:30:00+01:00';
const client = { name: 'Jo Park', phone: '030 901820' };
const held = { holdId: 'whatever', holdToken: 'anything at all' };

describe('booking', () => {
  test('confirms a hold or books in one step', () => {
    expect(faultsOf(appointmentInput, { ...held, client })).toEqual([]);
    expect(
      faultsOf(appointmentInput, { serviceId, start, client, notes: 'By the window' }),
    ).toEqual([]);
  });

  test('a hold id that is none is looked up, not refused', () => {
    expect(faultsOf(appointmentInput, { holdId: '', holdToken: '', client })).toEqual([]);
  });

  test('both ways at once are refused', () => {
    expect(faultsOf(appointmentInput, { ...held, serviceId, start, client })).toEqual([
      '/serviceId is unknown',
      '/start is unknown',
    ]);
  });

  test('a client has a phone number or an e-mail address', () => {
    const name = 'Jo Park';
    expect(
      faultsOf(appointmentInput, { ...held, client: { name, email: 'jo@example.com' } }),
    ).toEqual([]);
    expect(faultsOf(appointmentInput, { ...held, client: { name } })).toEqual([
      '/client needs a phone number or an e-mail address',
    ]);
  });

  test('faults are those of the way that was meant', () => {
    expect(faultsOf(appointmentInput, { serviceId, start: 'noon', client })).toEqual([
      '/start must be an RFC 3339 instant with an offset',
    ]);
    expect(faultsOf(appointmentInput, { holdId: 'x', client })).toEqual(['/holdToken is required']);
    expect(faultsOf(appointmentInput, null)).toHaveLength(1);
    expect(faultsOf(appointmentInput, [])).toHaveLength(1);
  });
});

test('a move goes to a time or to a hold', () => {
  expect(faultsOf(rescheduleInput, { start, version: 3 })).toEqual([]);
  expect(faultsOf(rescheduleInput, held)).toEqual([]);
  expect(faultsOf(rescheduleInput, {})).not.toEqual([]);
  expect(faultsOf(rescheduleInput, { ...held, start })).toEqual(['/start is unknown']);
  expect(faultsOf(rescheduleInput, { start, version: 0 })).toHaveLength(1);
});

test('a cancellation needs no words', () => {
  expect(faultsOf(cancelInput, {})).toEqual([]);
  expect(
    faultsOf(cancelInput, { reasonCode: 'no_contact', reason: 'Could not\nreach her' }),
  ).toEqual([]);
  expect(faultsOf(cancelInput, { reasonCode: 'weather' })).toHaveLength(1);
});

describe('availability', () => {
  const query = { serviceId, from: '2026-11-24T00:00:00+01:00', to: '2027-01-25T00:00:00+01:00' };

  test('62 days are as far as one question goes', () => {
    expect(availabilityQuery.parse(query)).toEqual({ ...query, limit: 2_000 });
    expect(faultsOf(availabilityQuery, { ...query, to: '2027-01-25T00:00:01+01:00' })).toEqual([
      '/to must be at most 62 days after from',
    ]);
  });

  test('one moment is a span too, but not one that ends before it starts', () => {
    expect(faultsOf(availabilityQuery, { ...query, to: query.from })).toEqual([]);
    expect(faultsOf(availabilityQuery, { ...query, to: '2026-11-23T22:59:59Z' })).toEqual([
      '/to must not be before from',
    ]);
  });

  test('a malformed end is one fault, a parameter given twice another', () => {
    expect(faultsOf(availabilityQuery, { ...query, to: '2026-11-24' })).toHaveLength(1);
    expect(
      faultsOf(availabilityQuery, { ...query, serviceId: [serviceId, serviceId] }),
    ).toHaveLength(1);
  });

  test('a list of appointments spans a year at most', () => {
    const year = { from: '2026-01-01T00:00:00Z', to: '2027-01-02T00:00:00Z' };
    expect(appointmentsQuery.parse(year)).toEqual({ ...year, limit: 50 });
    expect(faultsOf(appointmentsQuery, { ...year, to: '2027-01-02T00:00:01Z' })).toHaveLength(1);
  });
});

describe('X-Actor', () => {
  test('what is written is read again', () => {
    const actor = {
      kind: 'client',
      id: 'conv;1=ä',
      channel: 'phone',
      address: '+491701234567',
    } as const;
    expect(findActor(formatActor(actor))).toEqual(actor);
    expect(formatActor({ kind: 'system', channel: 'api' })).toBe('kind=system; channel=api');
  });

  test('plain values are read as they stand', () => {
    expect(findActor('kind=client; id=7; channel=web; address=2001:db8::1')).toEqual({
      kind: 'client',
      id: '7',
      channel: 'web',
      address: '2001:db8::1',
    });
  });

  test.each(['', 'kind=client', 'kind=root; channel=web', 'kind=client; channel=%E0%A4%A', 'x'])(
    '%j says nobody',
    (header) => expect(findActor(header)).toBeUndefined(),
  );
});
