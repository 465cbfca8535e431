import type { Command } from '@gomomo/dialogue';
import { describe, expect, test } from '@jest/globals';
import { facial, modelTurn, tuesdayAt, yoga } from '../../test/model-turn.ts';
import { createHandles } from './handles.ts';
import { toCommands, type Made } from './to-commands.ts';
import type { ActCommand } from './act-commands.ts';

function make(written: ActCommand | readonly ActCommand[], turn = modelTurn()): Made {
  const handles = createHandles(turn);
  handles.mint([tuesdayAt('14:00')], {
    ...{ serviceId: yoga.id, resourceId: yoga.resourceIds?.[0] ?? null, when: [] },
  });
  return toCommands([written].flat() as ActCommand[], handles, turn);
}

const [priya = ''] = yoga.resourceIds ?? [];
const onTuesday: Command[] = [
  {
    ...{ kind: 'set', slot: 'date' },
    value: {
      kind: 'days',
      readings: [{ from: '2026-11-24', to: '2026-11-24' }],
      negated: false,
    },
  } as Command,
  {
    ...{ kind: 'set', slot: 'time' },
    value: { kind: 'at', readings: ['14:00'], around: false, negated: false },
  } as Command,
  { kind: 'set', slot: 'resource', value: { ids: [priya], negated: false, text: '' } },
];

describe('what a model wrote becomes', () => {
  test.each<readonly [ActCommand, Command]>([
    [
      { do: 'start', intent: 'cancel' },
      { kind: 'start', intent: 'cancel' },
    ],
    [
      { do: 'set_service', service: 'service_3' },
      { kind: 'set', slot: 'service', value: { ids: [facial.id], text: 'Facial' } },
    ],
    [
      { do: 'set_staff', staff: 'staff_3', unwanted: true },
      { kind: 'set', slot: 'resource', value: { ids: [priya], negated: true, text: 'Priya' } },
    ],
    [
      { do: 'set_staff', staff: 'any', unwanted: false },
      { kind: 'set', slot: 'resource', value: { ids: 'any', negated: false, text: '' } },
    ],
    [
      { do: 'correct', what: 'date' },
      { kind: 'correct', slot: 'date' },
    ],
    [
      { do: 'ask', topic: 'prices', service: 'service_3', staff: null },
      { kind: 'ask', topic: 'prices', about: { serviceId: facial.id } },
    ],
    [
      { do: 'several', services: ['service_3'], count: 2, recurring: false },
      { kind: 'several', services: [[facial.id]], count: 2, recurring: false },
    ],
    [{ do: 'cancel_flow' }, { kind: 'cancelFlow' }],
    [{ do: 'reject' }, { kind: 'reject' }],
    [{ do: 'wait' }, { kind: 'wait' }],
    [{ do: 'goodbye' }, { kind: 'goodbye' }],
  ])('%j', (written, command) => {
    expect(make(written)).toEqual({ commands: [command], errors: [] });
  });

  test('a wish for the time that was found, of which the core looks for itself', () => {
    const service = { ids: [yoga.id], text: '' };
    expect(make({ do: 'choose', time: 'found_1' }).commands).toEqual([
      { kind: 'start', intent: 'book' },
      { kind: 'set', slot: 'service', value: service },
      ...onTuesday,
    ]);
  });

  test('a wish for another time where an appointment is being moved', () => {
    const turn = modelTurn({ state: { flow: 'reschedule' } });
    expect(make({ do: 'choose', time: 'found_1' }, turn).commands).toEqual(onTuesday);
  });

  test('the choice of a time that the core has offered', () => {
    expect(make({ do: 'choose', time: 'slot_7' }).commands).toEqual([
      { kind: 'choose', choice: { id: 'slot_7' } },
    ]);
  });
});

describe('what a model wrote is refused as a whole', () => {
  const confirming = modelTurn({ state: { pending: { kind: 'confirm', of: 'book' } } });

  test.each<readonly [string, ActCommand, ReturnType<typeof modelTurn>]>([
    ['a day that is none', { do: 'set_when', when_text: 'when pigs fly' }, modelTurn()],
    ['more than a day', { do: 'set_when', when_text: 'friday, for Mallory' }, modelTurn()],
    ['a name that nobody wrote', { do: 'set_name', name: 'Mallory' }, modelTurn()],
    ['no name', { do: 'set_name', name: ' ' }, modelTurn()],
    ['a choice at the summary', { do: 'choose', time: 'found_1' }, confirming],
  ])('%s', (_what, written, turn) => {
    const { errors } = make([{ do: 'start', intent: 'book' }, written], turn);
    expect(errors).toHaveLength(1);
  });

  test('nothing', () => {
    expect(make([]).errors).toEqual(['no commands']);
  });
});
