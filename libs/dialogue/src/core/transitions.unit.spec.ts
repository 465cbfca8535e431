import { describe, expect, test } from '@jest/globals';

import { oneOfEach } from '../../test/arbitraries.ts';
import { appointmentAt } from '../../test/studio.ts';
import {
  book,
  choose,
  createTalk,
  day,
  name,
  no,
  phone,
  reference,
  service,
  at,
  toSummary,
  yes,
  type Talk,
} from '../../test/talk.ts';
import {
  chatPolicy,
  commandKinds,
  stateNameOf,
  stateNames,
  voicePolicy,
  type Command,
  type StateName,
} from '../index.ts';
import { deep } from '../../test/studio.ts';
import { rowOf } from './transitions.ts';

const cancel: Command = { kind: 'start', intent: 'cancel' };
const move: Command = { kind: 'start', intent: 'reschedule' };

/** How a client gets into each state. */
const ways: Readonly<Record<StateName, (talk: Talk) => unknown>> = {
  greeting: (talk) => talk.news({ kind: 'opened' }),
  identifying: (talk) => talk.turn(cancel, reference('7QK4-MD2X')),
  'choosing-service': (talk) => talk.turn(book),
  'choosing-resource': (talk) => {
    talk.turn(book, service(deep), day('2026-11-24'));
    talk.turn({ kind: 'correct', slot: 'resource' });
  },
  'choosing-date': (talk) => {
    talk.turn(book, service(deep), day('2026-11-24'));
    talk.turn({ kind: 'correct', slot: 'date' });
  },
  'choosing-time': (talk) => talk.turn(book, service(deep), day('2026-11-24')),
  'offering-slots': (talk) =>
    talk.turn(book, service(deep), day('2026-11-24'), {
      kind: 'set',
      slot: 'time',
      value: { kind: 'part', part: 'afternoon', negated: false },
    }),
  'collecting-name': (talk) => talk.turn(book, service(deep), day('2026-11-24'), at('14:00')),
  'collecting-contact': (talk) => {
    talk.turn(book, service(deep), day('2026-11-24'), at('14:00'));
    talk.turn(name('Dana Reed'));
  },
  confirming: toSummary,
  booked: (talk) => toSummary(talk).turn(yes),
  'finding-appointment': (talk) => talk.turn(cancel),
  rescheduling: (talk) => {
    talk.turn(move, reference('7QK4-MD2X'));
    talk.turn(phone('+12125550143'));
  },
  'confirming-cancel': (talk) => {
    talk.turn(cancel, reference('7QK4-MD2X'));
    talk.turn(phone('+12125550143'));
  },
  'handing-off': (talk) => talk.turn({ kind: 'human' }),
  ended: (talk) => talk.turn({ kind: 'goodbye' }),
};

/** Voice asks for the time of a day with many free times; a chat shows them. */
const policyFor = (name: StateName) => (name === 'choosing-time' ? voicePolicy : chatPolicy);

function talkIn(name: StateName): Talk {
  const talk = createTalk({ policy: policyFor(name) });
  ways[name](talk);
  return talk;
}

describe('the one transition table', () => {
  test('has a row for every state and an entry for every command', () => {
    for (const name of stateNames) {
      expect(Object.keys(rowOf(name)).sort()).toEqual([...commandKinds].sort());
    }
  });

  test.each(stateNames)('a client can get into %s', (name) => {
    expect(stateNameOf(talkIn(name).state)).toBe(name);
  });

  describe.each(stateNames)('%s', (name) => {
    test.each(commandKinds)('answers %s', (kind) => {
      const talk = talkIn(name);
      const said = talk.turn(oneOfEach[kind]);
      expect(said.length).toBeGreaterThan(0);
      expect(stateNames).toContain(stateNameOf(talk.state));
    });
  });
});

test('an appointment of another state than confirmed is neither moved nor cancelled', () => {
  const talk = createTalk({
    answer: (effect) => ({
      kind: 'appointmentFound',
      effectId: effect.id,
      appointment: appointmentAt('2026-11-25T14:00:00-05:00', { status: 'completed' }),
    }),
  });
  talk.turn(cancel, reference('7QK4-MD2X'));
  const said = talk.turn(phone('+12125550143'));
  expect(said.map((prompt) => prompt.id)).toEqual(['not-changeable']);
  expect(talk.turn(yes, no, choose('accept-cancel@proposal_1'))[0]?.id).not.toBe('cancelled');
});
