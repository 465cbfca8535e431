import { expect, test } from '@jest/globals';
import type { Command } from '@gomomo/dialogue';
import { bloom } from '@gomomo/testing';
import fc from 'fast-check';

import type { ModelAnswer } from '../src/index.ts';
import { createDesk, type Desk } from './desk.ts';

/**
 * A model may answer anything, in any state. What is written in the diary hangs on the client's own
 * plain yes alone: without one no row comes to be, and none changes.
 */
const serviceIds = bloom.services.map(({ id }) => id);
const resourceIds = bloom.resources.map(({ id }) => id);

const day = fc.constantFrom('2026-11-20', '2026-11-23', '2026-11-24', '2026-11-29', '2027-11-01');
const clock = fc.constantFrom('00:00', '09:00', '14:00', '15:00', '23:30');
const handle = fc.oneof(
  fc.integer({ min: 0, max: 20 }).map((n) => `slot_${n}`),
  fc
    .tuple(
      fc.constantFrom('accept', 'accept-move', 'accept-cancel'),
      fc.integer({ max: 9, min: 0 }),
    )
    .map(([verb, n]) => `${verb}@proposal_${n}`),
  fc.constantFrom('cancel', 'move', 'keep', 'person', 'send-link', 'retry', 'slot_-1', ''),
);
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { kind: 'confirm' },
    { kind: 'reject' },
    { kind: 'human' },
    { kind: 'skip' },
    { kind: 'cancelFlow' },
    { kind: 'goodbye' },
    { kind: 'answered', text: 'You are all set.' },
    { kind: 'several', services: [serviceIds], count: 9, recurring: true },
  ),
  fc
    .constantFrom('book' as const, 'reschedule' as const, 'cancel' as const, 'lookup' as const)
    .map((intent): Command => ({ kind: 'start', intent })),
  fc.constantFrom(...serviceIds, 'nothing').map((id): Command => {
    return { kind: 'set', slot: 'service', value: { ids: [id], text: 'that' } };
  }),
  fc.constantFrom(...resourceIds, 'nobody').map((id): Command => {
    return { kind: 'set', slot: 'resource', value: { ids: [id], negated: false, text: 'them' } };
  }),
  day.map((from): Command => {
    const value = { kind: 'days' as const, readings: [{ from, to: from }], negated: false };
    return { kind: 'set', slot: 'date', value };
  }),
  clock.map((at): Command => {
    const value = { kind: 'at' as const, readings: [at], around: false, negated: false };
    return { kind: 'set', slot: 'time', value };
  }),
  fc.constantFrom<Command>(
    { kind: 'set', slot: 'name', value: 'Mallory Swift' },
    { kind: 'set', slot: 'phone', value: '+12125550199' },
    { kind: 'set', slot: 'email', value: 'mallory@example.com' },
  ),
  handle.map((id): Command => ({ kind: 'choose', choice: { id } })),
  fc.integer({ min: -1, max: 9 }).map((n): Command => ({ kind: 'choose', choice: { n } })),
);
const answer: fc.Arbitrary<ModelAnswer | undefined> = fc.oneof(
  fc
    .array(command, { maxLength: 15 })
    .map((commands): ModelAnswer => ({ kind: 'commands', commands })),
  fc.constantFrom<ModelAnswer | undefined>(undefined, { kind: 'text', text: 'Booked!' }),
);

/** To each of the three questions that a yes commits. */
const openings = fc.constantFrom(
  ['yoga tomorrow at 2pm', 'Dana Reed, 212 555 0143'],
  ['cancel {ref}', '212 555 0143'],
  ['I want to move my appointment', '{ref}', '212 555 0143', 'thursday at 3pm'],
  ['massage on friday without mirrors'],
);

/** Everything but a plain yes: what leaves residue, beside a yes too, and what does not. */
const says = fc.constantFrom(
  ...['the moon said so', 'yes but my plumber says blue is best', 'yoga tomorrow at 2pm'],
  ...['Dana Reed, 212 555 0143', 'sure, if it does not rain on the parrot', 'bzzz frrr'],
  ...['cancel it if the builders hammer', 'massage on friday without mirrors', 'what is free'],
  ...['whatever my neighbour would say to that, yes', 'tomorrow at 3 unless the dog is ill'],
);

async function withAppointment(desk: Desk): Promise<string> {
  const given = { service: '', day: 0, time: '', name: 'Dana Reed', phone: '+12125550143' };
  const [serviceId = ''] = serviceIds;
  const [resourceId = ''] = resourceIds;
  const start = '2026-11-25T10:00:00-05:00';
  const { reference } = await desk.book({ serviceId, resourceId, start, row: given });
  return reference;
}

const rowsOf = ({ core }: Desk): string =>
  JSON.stringify(
    [...core.appointments.values()].map(({ start, status, client }) => [start, status, client]),
  );

const turn = fc.record({ said: says, answer });

test('whatever a model answers, the diary is as the client’s own yes left it', async () => {
  const turns = fc.array(turn, { minLength: 2, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(openings, turns, async (opening, said) => {
      let next: ModelAnswer | undefined;
      const desk = createDesk({ interpret: async () => next });
      const reference = await withAppointment(desk);
      const before = rowsOf(desk);
      for (const text of opening) await desk.says(text.replace('{ref}', reference));
      for (const each of said) {
        next = each.answer;
        await desk.says(each.said);
      }
      expect(rowsOf(desk)).toBe(before);
    }),
    { numRuns: 80 },
  );
});
