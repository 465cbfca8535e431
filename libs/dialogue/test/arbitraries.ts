import fc from 'fast-check';

import {
  intents,
  slots,
  topics,
  type Command,
  type CommandKind,
  type Effect,
  type Fact,
} from '../src/index.ts';
import { ana, answerTo, appointmentAt, deep, facial, freeOn, marcus, relax } from './studio.ts';

const dates = fc.constantFrom(
  '2026-11-22',
  '2026-11-23',
  '2026-11-24',
  '2026-11-26',
  '2026-11-29',
  '2026-12-01',
  '2027-06-01',
);
const clock = fc.constantFrom('05:00', '09:00', '13:00', '14:00', '15:30', '17:00', '23:30');
const range = fc
  .tuple(dates, dates)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const open = dates.map((from) => ({ from, to: null }));
const negated = fc.boolean();
const direction = fc.constantFrom('earlier' as const, 'later' as const);

const date = fc.oneof(
  dates.map((from) => ({ kind: 'days' as const, readings: [{ from, to: from }], negated: false })),
  fc.record({
    kind: fc.constant('days' as const),
    readings: fc.array(fc.oneof(range, open), { minLength: 1, maxLength: 2 }),
    negated,
  }),
  fc.record({
    kind: fc.constant('weekdays' as const),
    weekdays: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
    negated,
  }),
  fc.constant({ kind: 'soonest' as const }),
  fc.constant({ kind: 'any' as const }),
  fc.record({
    kind: fc.constant('shift' as const),
    direction,
    days: fc.option(fc.integer({ min: 1, max: 9 })),
  }),
);

const time = fc.oneof(
  clock.map((at) => ({ kind: 'at' as const, readings: [at], around: false, negated: false })),
  fc.record({
    kind: fc.constant('at' as const),
    readings: fc.array(clock, { minLength: 1, maxLength: 2 }),
    around: fc.boolean(),
    negated,
  }),
  fc.record({
    kind: fc.constant('window' as const),
    from: fc.option(clock),
    to: fc.option(clock),
    negated,
  }),
  fc.record({
    kind: fc.constant('part' as const),
    part: fc.constantFrom(
      'morning' as const,
      'afternoon' as const,
      'evening' as const,
      'night' as const,
    ),
    negated,
  }),
  fc.record({
    kind: fc.constant('shift' as const),
    direction,
    minutes: fc.option(fc.integer({ min: 15, max: 240 })),
  }),
  fc.record({
    kind: fc.constant('edge' as const),
    edge: fc.constantFrom('first' as const, 'last' as const),
  }),
  fc.constant({ kind: 'any' as const }),
);

const set: fc.Arbitrary<Command> = fc.oneof(
  fc.subarray([deep, relax, facial, 'nothing']).map((ids) => ({
    kind: 'set' as const,
    slot: 'service' as const,
    value: { ids, text: 'haircut' },
  })),
  fc
    .record({
      ids: fc.oneof(fc.subarray([ana, marcus, 'zoe']), fc.constant('any' as const)),
      negated,
    })
    .map((value) => ({
      kind: 'set' as const,
      slot: 'resource' as const,
      value: { ...value, text: 'Zoe' },
    })),
  date.map((value) => ({ kind: 'set' as const, slot: 'date' as const, value })),
  time.map((value) => ({ kind: 'set' as const, slot: 'time' as const, value })),
  fc
    .constantFrom('Dana Reed', 'Sam')
    .map((value) => ({ kind: 'set' as const, slot: 'name' as const, value })),
  fc
    .constantFrom('+12125550143', '+12125550199')
    .map((value) => ({ kind: 'set' as const, slot: 'phone' as const, value })),
  fc.constant({ kind: 'set' as const, slot: 'email' as const, value: 'dana@example.com' }),
  fc
    .constantFrom('7QK4-MD2X', '0000-0000')
    .map((value) => ({ kind: 'set' as const, slot: 'reference' as const, value })),
);

const ids = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((n) => `slot_${n}`),
  fc.integer({ min: 1, max: 60 }).map((n) => `accept@proposal_${n}`),
  fc.integer({ min: 1, max: 60 }).map((n) => `accept-move@proposal_${n}`),
  fc.integer({ min: 1, max: 60 }).map((n) => `accept-cancel@proposal_${n}`),
  fc.constantFrom(
    `service:${deep}`,
    'service:none',
    'staff:any',
    `staff:${ana}`,
    'day:2026-11-25',
    'day:2030-01-01',
    'week:2026-11-30',
    'other-day',
    'other-times',
    'change',
    'keep',
    'move',
    'cancel',
    'lookup',
    'retry',
    'drop',
    'person',
    'question',
    'send-link',
    'call-back',
    'message',
    'nonsense',
    '../..',
    'slot_99999999',
  ),
);

/** A client who may say anything at any time. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Command>({ kind: 'confirm' }, { kind: 'start', intent: 'book' }),
  },
  { weight: 4, arbitrary: set },
  {
    weight: 3,
    arbitrary: fc
      .integer({ min: -1, max: 7 })
      .map((n): Command => ({ kind: 'choose', choice: { n } })),
  },
  { weight: 2, arbitrary: ids.map((id): Command => ({ kind: 'choose', choice: { id } })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...intents).map((intent): Command => ({ kind: 'start', intent })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...slots).map((slot): Command => ({ kind: 'correct', slot })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...topics).map((topic): Command => ({ kind: 'ask', topic })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Command>(
      { kind: 'reject' },
      { kind: 'human' },
      { kind: 'repeat' },
      { kind: 'skip' },
      { kind: 'several', services: [[relax]], count: 2, recurring: false },
      { kind: 'unread', said: ['the moon'], holdsBack: true },
      { kind: 'foreign', language: 'es' },
      { kind: 'answered', text: 'Towels are on us.' },
      { kind: 'forOther' },
      { kind: 'wait' },
      { kind: 'silence' },
      { kind: 'unclear' },
      { kind: 'cancelFlow' },
      { kind: 'goodbye' },
    ),
  },
);

export const oneOfEach: Readonly<Record<CommandKind, Command>> = {
  start: { kind: 'start', intent: 'book' },
  set: { kind: 'set', slot: 'name', value: 'Dana Reed' },
  choose: { kind: 'choose', choice: { n: 1 } },
  confirm: { kind: 'confirm' },
  reject: { kind: 'reject' },
  correct: { kind: 'correct', slot: 'date' },
  ask: { kind: 'ask', topic: 'hours' },
  human: { kind: 'human' },
  repeat: { kind: 'repeat' },
  skip: { kind: 'skip' },
  several: { kind: 'several', services: [[relax]], count: 2, recurring: false },
  unread: { kind: 'unread', said: ['the moon'], holdsBack: true },
  foreign: { kind: 'foreign', language: 'es' },
  answered: { kind: 'answered', text: 'Towels are on us.' },
  forOther: { kind: 'forOther' },
  wait: { kind: 'wait' },
  silence: { kind: 'silence' },
  unclear: { kind: 'unclear' },
  cancelFlow: { kind: 'cancelFlow' },
  goodbye: { kind: 'goodbye' },
};

/** How the world answers an effect: well, with a refusal, with weather, or with nothing useful. */
export type Mood = 'well' | 'refuses' | 'weather' | 'empty';

export const anyMood: fc.Arbitrary<Mood> = fc.oneof(
  { weight: 7, arbitrary: fc.constant('well' as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('refuses' as const, 'weather' as const, 'empty' as const),
  },
);

const codes = [
  'slot-taken',
  'slot-unavailable',
  'hold-expired',
  'not-found',
  'policy',
  'rate-limited',
  'validation',
  'version-conflict',
  'already-cancelled',
  'invalid-state',
];

export function answerInMood(effect: Effect, now: number, mood: Mood, pick: number): Fact {
  const effectId = effect.id;
  if (mood === 'weather')
    return { kind: 'unavailable', effectId, outcome: pick % 2 === 0 ? 'unknown' : 'not-done' };
  if (mood === 'refuses') {
    const code = codes[pick % codes.length] ?? 'policy';
    const reason = pick % 3 === 0 ? ('busy' as const) : ('limit' as const);
    const appointment = appointmentAt('2026-11-25T14:00:00-05:00', { version: pick });
    return {
      kind: 'refused',
      effectId,
      code,
      reason,
      alternatives: freeOn('2026-11-25', ['13:00']),
      appointment,
    };
  }
  if (mood === 'empty' && effect.kind === 'searchSlots')
    return { kind: 'slotsFound', effectId, slots: [] };
  if (mood === 'empty' && effect.kind === 'explain')
    return { kind: 'explained', effectId, available: false, nearest: [] };
  return answerTo(effect, now);
}
