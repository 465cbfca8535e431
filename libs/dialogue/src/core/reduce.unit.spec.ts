import { describe, expect, test } from '@jest/globals';

import { ana, answerTo, deep, facial, marcus } from '../../test/studio.ts';
import { appointmentAt, monday, relax, studio } from '../../test/studio.ts';
import {
  at,
  book,
  choose,
  createTalk,
  day,
  name,
  no,
  nth,
  phone,
  reference,
  service,
  toSummary,
  withStaff,
  yes,
} from '../../test/talk.ts';
import {
  chatPolicy,
  stateNameOf,
  voicePolicy,
  type Command,
  type Effect,
  type Fact,
} from '../index.ts';

const ids = (prompts: readonly { id: string }[]): string[] => prompts.map(({ id }) => id);

const refuse =
  (kind: Effect['kind'], fact: { code: string; reason?: 'limit' | 'busy' }) =>
  (effect: Effect, now: number): Fact =>
    effect.kind === kind
      ? { kind: 'refused', effectId: effect.id, ...fact }
      : answerTo(effect, now);

// "Which service would you like?", with none to choose from, for ever.
describe('a business that has just begun', () => {
  test.each([
    ['no service', { ...studio, services: [] }],
    ['nobody to do one', { ...studio, resources: [] }],
  ])('with %s says so, and asks for nothing that is not there', (_, tenant) => {
    const talk = createTalk({ tenant });
    expect(ids(talk.turn(book))).toEqual(['nothing-to-book', 'ask-what']);
    expect(ids(talk.turn(book, service(deep)))).toEqual(['nothing-to-book', 'ask-what']);
    expect(talk.effects).toEqual([]);
    expect(ids(talk.turn({ kind: 'start', intent: 'cancel' }))).not.toContain('nothing-to-book');
  });
});

// Sent back by no page of ours: each ended the turn with an error instead of a sentence.
test.each([
  ...[
    'day:2026-99-99',
    'day:2026-02-30',
    'week:2026-11-31',
    'month:2026-13-01',
    'month:0000-00-00',
  ],
  ...[
    'month:9999-12-31',
    'week:9999-12-31',
    'day:9999-12-31',
    'day:0001-01-01',
    'month:1970-01-01',
  ],
  ...['slot_999999', 'service:nobody', 'accept@nothing', 'day:', 'toString', '__proto__'],
])('a choice that was never on offer is refused in words: %s', (id) => {
  const talk = createTalk();
  talk.turn(book, service(deep));
  expect(ids(talk.turn({ kind: 'choose', choice: { id } }))).toContain('choice-gone');
});

describe('the truth gate', () => {
  test('an answer to nothing that was asked for is no fact', () => {
    const talk = toSummary(createTalk());
    const before = structuredClone(talk.state);
    const appointment = appointmentAt('2026-11-24T14:00:00-05:00');
    expect(talk.news({ kind: 'booked', effectId: 'effect_999', appointment })).toEqual([]);
    expect(talk.state).toEqual({ ...before, last: talk.state.last });
  });

  test('a yes books exactly what was shown', () => {
    const talk = toSummary(createTalk());
    const shown = talk.state.proposal;
    talk.turn(yes);
    expect(talk.effects.filter(({ kind }) => kind === 'book')).toEqual([
      expect.objectContaining({ kind: 'book', proposal: shown }),
    ]);
  });

  test.each<[string, Command]>([
    ['another day', day('2026-11-25')],
    ['another time', at('15:00')],
    ['another person', withStaff(marcus)],
    ['another service', service(facial)],
    ['another name', name('Sam Ito')],
    ['another number', phone('+12125550199')],
  ])('a yes with %s in the same breath is asked about again', (_what, change) => {
    const talk = toSummary(createTalk());
    const shown = talk.state.proposal;
    talk.turn(change, yes);
    expect(talk.effects.filter(({ kind }) => kind === 'book')).toEqual([]);
    expect(talk.state.proposal?.id).not.toBe(shown?.id);
  });

  test('a yes that repeats what was shown is a yes', () => {
    const talk = toSummary(createTalk());
    expect(ids(talk.turn(yes, at('14:00'), day('2026-11-24')))).toEqual(['booked']);
  });

  test('a yes after a digression still means the proposal, which is shown again', () => {
    const talk = toSummary(createTalk());
    expect(ids(talk.turn({ kind: 'ask', topic: 'address' }))).toEqual([
      'answer-address',
      'confirm-booking',
    ]);
    expect(ids(talk.turn(yes))).toEqual(['booked']);
  });

  test('a yes beside a no, or beside a wish for a person, is none', () => {
    for (const other of [no, { kind: 'human' }, { kind: 'cancelFlow' }] as const) {
      const talk = toSummary(createTalk());
      talk.turn(yes, other);
      expect(talk.effects.filter(({ kind }) => kind === 'book')).toEqual([]);
    }
  });
});

describe('finding a time', () => {
  test('two services that fit are offered with the times of the first, and the other beside them', () => {
    const talk = createTalk();
    const [offer] = talk.turn(book, service(deep, relax), day('2026-11-24'));
    expect(offer?.options.map(({ id }) => id)).toContain(`service:${relax}`);
    talk.turn(nth(1));
    expect(talk.state.wish.serviceIds).toEqual([deep]);
  });

  test('by voice it asks which of them', () => {
    const talk = createTalk({ policy: voicePolicy });
    expect(ids(talk.turn(book, service(deep, relax), day('2026-11-24')))).toEqual(['ask-service']);
  });

  test('a full day is said to be full, a closed one closed, and the nearest day is offered', () => {
    const full = createTalk();
    const closed = createTalk();
    const [first] = full.turn(book, service(deep), day('2026-11-26'));
    const [second] = closed.turn(book, service(deep), day('2026-11-29'));
    expect(first?.params).toMatchObject({ note: 'day-full' });
    expect(second?.params).toMatchObject({ note: 'day-closed' });
    expect(full.state.offer?.day).toBe('2026-11-27');
  });

  test('a time said to the nearest day is meant on that day', () => {
    const talk = createTalk();
    talk.turn(book, service(deep), day('2026-11-26'));
    talk.turn(at('14:00'));
    expect(talk.state.chosen?.start).toBe('2026-11-27T14:00:00-05:00');
  });

  test('a day that has passed or lies beyond the horizon is said to', () => {
    const talk = createTalk();
    expect(ids(talk.turn(book, service(deep), day('2026-11-20')))[0]).toBe('date-past');
    expect(ids(talk.turn(day('2027-11-20')))[0]).toBe('date-too-far');
  });

  test('"not then" is kept in mind', () => {
    const talk = createTalk();
    talk.turn(book, service(deep), {
      kind: 'set',
      slot: 'date',
      value: { kind: 'weekdays', weekdays: [1, 2], negated: true },
    });
    expect(talk.state.offer?.day).toBe('2026-11-25');
    talk.turn({
      kind: 'set',
      slot: 'time',
      value: { kind: 'part', part: 'morning', negated: true },
    });
    expect(talk.state.offer?.slots[0]?.start).toBe('2026-11-25T13:00:00-05:00');
  });

  /** "I work weekdays", then "ok Monday the 30th at 10": it was said not to be free, and offered. */
  test('a day that is asked for by itself is no longer ruled out with its weekday', () => {
    const talk = createTalk();
    const notMondays = { kind: 'weekdays', weekdays: [1], negated: true } as const;
    talk.turn(book, service(deep), { kind: 'set', slot: 'date', value: notMondays });
    talk.turn(day('2026-11-30'));
    expect(talk.state.offer?.day).toBe('2026-11-30');
    expect(talk.state.wish.notWeekdays).toEqual([]);
  });

  test('someone who does not do the service is said not to, and the others are looked at', () => {
    const talk = createTalk();
    const said = talk.turn(book, service(facial), withStaff(marcus), day('2026-11-24'));
    expect(ids(said)).toEqual(['staff-not-for-service', 'offer-times']);
  });

  test('an hour later is an hour later, earlier is before what was named', () => {
    const talk = toSummary(createTalk());
    const later = { kind: 'shift', direction: 'later', minutes: 60 } as const;
    talk.turn({ kind: 'set', slot: 'time', value: later });
    expect(talk.state.chosen?.start).toBe('2026-11-24T15:00:00-05:00');
  });
});

describe('refusals', () => {
  test('more than a client may book is said so, and a person is offered', () => {
    const answer = refuse('book', { code: 'slot-unavailable', reason: 'limit' });
    const talk = toSummary(createTalk({ answer }));
    const [said] = talk.turn(yes);
    expect(said?.id).toBe('limit-reached');
    expect(said?.options.map(({ id }) => id)).toContain('person');
  });

  test('a cut-off that has passed leaves the appointment as it is', () => {
    const talk = createTalk({ answer: refuse('cancel', { code: 'policy' }) });
    talk.turn({ kind: 'start', intent: 'cancel' }, reference('7QK4-MD2X'), phone('+12125550143'));
    expect(ids(talk.turn(yes))).toEqual(['too-late-to-change']);
    expect(talk.state.flow).toBe('none');
  });

  test('details that booking-core refuses are asked for again', () => {
    const talk = toSummary(createTalk({ answer: refuse('book', { code: 'validation' }) }));
    expect(ids(talk.turn(yes))).toEqual(['details-refused', 'ask-contact']);
  });
});

describe('identity', () => {
  test('three wrong proofs are enough', () => {
    const talk = createTalk({ answer: refuse('findAppointment', { code: 'not-found' }) });
    talk.turn({ kind: 'start', intent: 'cancel' });
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      talk.turn(reference('0000-0000'));
      talk.turn(phone('+12125550143'));
    }
    expect(ids(talk.state.last)).toEqual(['not-found-enough']);
  });

  test('a known number alone opens nothing: a caller is asked for the name', () => {
    const talk = createTalk({ policy: voicePolicy });
    talk.news({ kind: 'callerKnown', phone: '+12125550143' });
    expect(ids(talk.turn({ kind: 'start', intent: 'cancel' }))).toEqual(['ask-proof-name']);
    expect(talk.effects).toEqual([]);
  });

  test('a contact given as proof is not kept as the contact of a booking', () => {
    const talk = createTalk();
    talk.turn({ kind: 'start', intent: 'lookup' }, reference('7QK4-MD2X'));
    talk.turn(phone('+12125550143'));
    expect(talk.state.client.phone).toBeNull();
  });
});

describe('a move', () => {
  const move: Command = { kind: 'start', intent: 'reschedule' };

  test('onto its own time is made in one step, for no hold can overlap it', () => {
    const talk = createTalk();
    talk.turn(move, reference('7QK4-MD2X'), phone('+12125550143'));
    const own = appointmentAt('2026-11-25T14:00:00-05:00');
    expect(talk.state.appointment?.start).toBe(own.start);
    talk.turn(at('14:00'), withStaff(marcus));
    expect(talk.effects.filter(({ kind }) => kind === 'hold')).toEqual([]);
    talk.turn(yes);
    expect(talk.effects.at(-1)).toMatchObject({ kind: 'reschedule', proposal: { holdId: null } });
  });

  test('looks at the day it is on first, with the same person', () => {
    const talk = createTalk();
    talk.turn(move, reference('7QK4-MD2X'));
    talk.turn(phone('+12125550143'));
    expect(stateNameOf(talk.state)).toBe('rescheduling');
    expect(talk.state.offer?.day).toBe('2026-11-25');
    expect(talk.state.wish.staff).toEqual([ana]);
  });
});

describe('calls', () => {
  test('end at their turn limit with what has not happened and a person', () => {
    const talk = createTalk({ policy: { ...voicePolicy, turns: 2 } });
    talk.turn(book);
    talk.turn(service(deep));
    expect(ids(talk.turn(day('2026-11-24')))).toEqual(['turn-limit', 'transferring']);
    expect(talk.effects.at(-1)).toMatchObject({ kind: 'transfer', reason: 'turn-limit' });
  });

  test('rephrase, then the keypad, then a link: nobody is left with nothing', () => {
    const talk = createTalk({ policy: voicePolicy });
    talk.news({ kind: 'callerKnown', phone: '+12125550143' });
    talk.turn(book);
    const misses = [1, 2, 3].map(() => ids(talk.turn({ kind: 'unclear' })));
    expect(misses).toEqual([['clarify', 'ask-service'], ['clarify'], ['way-out']]);
    expect(ids(talk.turn(yes))).toEqual(['link-sent']);
  });

  test('silence and misunderstanding are counted apart, and an answer ends the count', () => {
    const talk = createTalk({ policy: voicePolicy });
    talk.turn(book);
    talk.turn({ kind: 'silence' });
    talk.turn({ kind: 'unclear' });
    expect(talk.state.misses).toEqual({ silence: 1, unclear: 1 });
    talk.turn(service(deep));
    expect(talk.state.misses).toEqual({ silence: 0, unclear: 0 });
  });
});

test('a goodbye with a booking half made is told so once, and a hold is let go at the second', () => {
  for (const policy of [chatPolicy, voicePolicy]) {
    const talk = toSummary(createTalk({ policy }));
    expect(ids(talk.turn({ kind: 'goodbye' }))).toEqual(['leaving-unfinished']);
    expect(ids(talk.turn({ kind: 'goodbye' }))).toEqual(['goodbye']);
    expect(talk.effects.at(-1)?.kind).toBe('releaseHold');
    expect(stateNameOf(talk.state)).toBe('ended');
  }
});

test('a hold whose time is up is not booked, however it is confirmed', () => {
  const talk = toSummary(createTalk());
  talk.now = monday + 5 * 60_000;
  const said = talk.turn(choose(`accept@${talk.state.proposal?.id ?? ''}`));
  expect(ids(said)).toEqual(['slot-lost']);
  expect(talk.effects.filter(({ kind }) => kind === 'book')).toEqual([]);
});

describe('staff that is ruled out', () => {
  const notAna: Command = {
    kind: 'set',
    slot: 'resource',
    value: { ids: [ana], negated: true, text: 'Ana' },
  };

  test('is not kept by the hold on the same time', () => {
    const talk = toSummary(createTalk());
    expect(talk.state.proposal?.resource.id).toBe(ana);
    talk.turn(notAna);
    expect(talk.state.proposal?.resource.id).toBe(marcus);
  });

  test('is never left to be picked', () => {
    const talk = createTalk();
    talk.turn(book, service(deep), day('2026-11-24'), notAna);
    talk.turn(at('14:00'));
    const holds = talk.effects.filter((effect) => effect.kind === 'hold');
    expect(holds.map(({ resourceId }) => resourceId)).toEqual([marcus]);
  });
});

test('"Wednesday, any time" is not the first time of the day that is shown', () => {
  const talk = createTalk();
  talk.turn(book, service(deep));
  talk.turn(day('2026-11-25'), { kind: 'set', slot: 'time', value: { kind: 'any' } });
  expect(talk.state.chosen).toBeNull();
  expect(talk.state.offer?.day).toBe('2026-11-25');
});

test('an unknown service beside a yes is told, and nothing is booked or lost by it', () => {
  const talk = toSummary(createTalk());
  const shown = talk.state.proposal;
  const said = talk.turn({ kind: 'set', slot: 'service', value: { ids: [], text: 'tattoo' } }, yes);
  expect(said.map(({ id }) => id)).toEqual(['service-unknown', 'confirm-booking']);
  expect(talk.effects.map(({ kind }) => kind)).not.toContain('book');
  talk.turn(yes);
  expect(talk.effects.at(-1)).toMatchObject({ kind: 'book', proposal: shown });
});

test('what is held is said also where only a name or a number is missing', () => {
  const talk = createTalk();
  talk.turn(phone('+12125550143'));
  const said = talk.turn(book, service(deep), day('2026-11-24'), at('14:00'));
  expect(said.map(({ id }) => id)).toEqual(['holding', 'ask-name']);
});

test('"the same day", said after a booking, is the day of what was booked', () => {
  const talk = toSummary(createTalk());
  talk.turn(yes);
  const booked = talk.state.appointment?.start.slice(0, 10);
  talk.turn(book, service(facial), {
    kind: 'set',
    slot: 'date',
    value: { kind: 'shift', direction: 'later', days: 0 },
  });
  expect(talk.state.wish.days).toEqual({ from: booked, to: booked });
});
