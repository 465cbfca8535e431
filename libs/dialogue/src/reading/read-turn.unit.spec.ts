import { describe, expect, test } from '@jest/globals';

import type { PendingKind } from '../core/pending.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import { readTurn } from './read-turn.ts';

const tenant: TenantFacts = {
  id: 't',
  slug: 'studio',
  name: 'Studio',
  timeZone: 'America/New_York',
  locale: 'en-US',
  currency: 'USD',
  profile: {},
  hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6], start: '09:00', end: '19:00' }], overrides: [] },
  policy: {
    minNoticeMinutes: 0,
    horizonDays: 180,
    holdMinutes: 5,
    cancelCutoffMinutes: 0,
    rescheduleCutoffMinutes: 0,
  },
  services: [
    { id: 'deep', name: 'Deep tissue massage', durationMinutes: 60 },
    { id: 'yoga', name: 'Yoga, one to one', durationMinutes: 60 },
    { id: 'facial', name: 'Facial', durationMinutes: 50 },
  ],
  resources: [
    { id: 'ana', name: 'Ana López', kind: 'staff' },
    { id: 'marcus', name: 'Marcus Weber', kind: 'staff' },
  ],
};

/** Tuesday 10 March 2026, 10:00 in New York. */
const now = Date.parse('2026-03-10T10:00:00-04:00');

const read = (pending: PendingKind, text: string) => readTurn(text, { tenant, now, pending });

describe('everything in one breath', () => {
  test('gives service, staff, day, time, name and phone at once', () => {
    const reading = read(
      'nothing',
      'hi, can I get a facial with ana tomorrow at 3? my name is Tom Becker, 212 555 0187',
    );
    expect(reading).toMatchObject({
      intent: 'book',
      services: { ids: ['facial'] },
      staff: { ids: ['ana'], negated: false },
      name: 'Tom Becker',
      phone: '+12125550187',
      whens: [{ dates: [{ from: '2026-03-11' }], times: [{ from: '15:00' }, { from: '03:00' }] }],
    });
  });

  test('gives a correction with its refusal', () => {
    expect(read('confirm', 'no, make it Friday at 3 with Marcus')).toMatchObject({
      acts: ['deny'],
      staff: { ids: ['marcus'] },
      whens: [{ dates: [{ from: '2026-03-13' }], times: [{ from: '15:00' }, { from: '03:00' }] }],
    });
  });
});

describe('what a turn starts', () => {
  test.each([
    ['nothing', 'do you have anything on saturday morning?', 'availability'],
    ['nothing', 'when is Ana free next week?', 'availability'],
    ['nothing', 'earliest with anyone', 'availability'],
    ['nothing', 'when is my appointment?', 'lookup'],
    ['nothing', 'do I have an appointment tomorrow', 'lookup'],
    ['nothing', 'facial', 'book'],
    ['nothing', 'cancel my appointment', 'cancel'],
    ['nothing', 'I need to move my appointment to Friday', 'reschedule'],
    ['action', 'move it to Friday', 'reschedule'],
    ['action', 'cancel it', 'cancel'],
    ['anything-else', 'also book a facial', 'book'],
    ['date', 'friday', null],
    ['nothing', 'stop', null],
    ['nothing', 'can someone see me today', 'availability'],
    ['nothing', 'I have an appointment on Friday and want to know the address', null],
    ['time', 'half past four', null],
    ['nothing', 'are you open on Sunday', null],
    ['nothing', 'I have a question about your cancellation policy', null],
  ] as const)('at "%s", in "%s", is %s', (pending, text, intent) => {
    expect(read(pending, text).intent).toBe(intent);
  });
});

describe('a yes to a proposal', () => {
  test.each([
    'yes',
    'ok',
    'yes please',
    'sounds good, thanks',
    'book it',
    "that's right",
    'uh yeah sure',
    'great, go ahead',
  ])('is "%s"', (text) => {
    expect(read('confirm', text).acts).toEqual(['affirm']);
  });

  test.each([
    'yes but at 4',
    'no',
    'is that with Ana?',
    "no that's fine",
    'hmm let me think',
    'wait',
    'make it an hour later',
    'yes if it is with Ana',
    'ok cancel it',
  ])('is never "%s"', (text) => {
    expect(read('confirm', text).acts).not.toContain('affirm');
  });
});

describe('small speech acts', () => {
  test.each([
    ['confirm', 'can you repeat that', ['repeat']],
    ['confirm', 'which day was that', ['repeat']],
    ['contact', "I don't have an email", ['skip']],
    ['reference', "I don't have it", ['skip']],
    ['date', 'actually cancel that', ['cancel-flow']],
    ['time', 'never mind', ['cancel-flow']],
    ['time', 'none of those', ['deny']],
    ['time', 'can I talk to a person', ['human']],
    ['anything-else', 'that is all', ['goodbye']],
    ['time', 'an hour later', []],
    ['time', 'ok 11', []],
    ['time', 'go back', []],
    ['nothing', 'stop', ['cancel-flow']],
    ['date', 'friday', []],
  ] as const)('at "%s", in "%s"', (pending, text, acts) => {
    expect(read(pending, text).acts).toEqual(acts);
  });
});

describe('questions about the business', () => {
  test.each([
    ['how much is a facial and where are you?', ['address', 'prices']],
    ['are you open on Sunday', ['hours']],
    ['how long does it take?', ['duration']],
    ['what can you do', ['abilities']],
    ['are you a robot?', ['identity']],
    ['do you take cards', ['payment']],
    ['is there parking', ['parking']],
    ['hello', ['greeting']],
    ['my address is 5 Main Street', []],
  ])('in "%s"', (text, topics) => {
    expect(read('date', text).topics).toEqual(topics);
  });
});

test('any Saturday is a habit, this Saturday a day', () => {
  expect(read('date', 'any saturday')).toMatchObject({
    whens: [{ dates: [], weekdays: [6] }],
    weekdays: { weekdays: [6], negated: false },
  });
  expect(read('date', 'this saturday')).toMatchObject({
    whens: [{ dates: [{ from: '2026-03-14' }] }],
    weekdays: null,
  });
});

describe('what is no date or time', () => {
  test('is a step, a service with numbers, a phone number or a place in a list', () => {
    expect(read('time', 'an hour later').whens).toEqual([]);
    expect(read('time', 'one to one yoga').whens).toEqual([]);
    expect(read('contact', '212 555 0187').whens).toEqual([]);
    expect(read('time', 'the second one')).toMatchObject({ whens: [], ordinal: 2 });
  });
});

describe('a service that is not on offer', () => {
  test.each([
    ['book me a haircut tomorrow', 'haircut'],
    ["i'd like a tattoo", 'tattoo'],
    ['do you do manicures?', 'manicures'],
    ['can I get a pedicure on Friday', 'pedicure'],
  ])('is named back: "%s"', (text, said) => {
    expect(read('what', text).services).toEqual({ ids: [], said });
    expect(read('what', text).topics).toEqual([]);
  });

  test.each([
    'I want to make a change',
    'can I get a refund',
    'I need a table for two',
    'what do you do?',
    'I would like a time with Ana',
    'can I have a look at the prices',
  ])('is not read from "%s"', (text) => {
    expect(read('what', text).services).toBeNull();
  });
});

describe('who is meant', () => {
  test('a name that only begins like one of the staff is a client', () => {
    expect(read('contact', 'Ana Smith').staff).toBeNull();
    expect(read('what', 'with Ana Tuesday').staff?.ids).toEqual(['ana']);
    expect(read('what', 'Ana López').staff?.ids).toEqual(['ana']);
  });

  test('a service in capitals before a number is nobody', () => {
    const { name, services } = read('what', 'Deep Tissue Massage 212 555 0199');
    expect({ name, services: services?.ids }).toEqual({ name: null, services: ['deep'] });
  });
});

test('"wed or thu" names two days', () => {
  const days = read('date', 'wed or thu whatever').whens.map(({ dates }) => dates[0]?.from);
  expect(days).toEqual(['2026-03-11', '2026-03-12']);
});

test('an appointment that is told of with its day is looked up', () => {
  expect(read('what', 'hi, I have an appointment on monday').intent).toBe('lookup');
  expect(read('what', 'I have an appointment on monday, where are you?').intent).not.toBe('lookup');
});

test.each<[PendingKind, string, string]>([
  ['reference', "don't have the reference", 'skip'],
  ['reference', "I haven't got the reference", 'skip'],
  ['reference', 'person please', 'human'],
  ['what', 'a real person', 'human'],
])('at "%s", "%s" is %s', (pending, text, act) => {
  expect(read(pending, text).acts).toEqual([act]);
});

test('"no, wait" does not end the talk', () => {
  expect(read('anything-else', 'no wait').acts).toEqual([]);
  expect(read('confirm', 'no wait').acts).toEqual(['deny']);
});

test('letters that are said as words are words', () => {
  for (const pending of ['what', 'anything-else'] as const) {
    expect(read(pending, 'r u a robot')).toMatchObject({ intent: null, topics: ['identity'] });
  }
  expect(read('date', 'nxt friday').whens.map(({ text }) => text)).toEqual(['nxt friday']);
});

test('"same day" is no step to another one, and same day appointments are something else', () => {
  expect(read('date', 'sauna, same day at 10').shift).toMatchObject({ days: 0 });
  expect(read('what', 'do you have same day appointments').shift).toBeNull();
});

test('what one has not got is skipped only where it is asked for', () => {
  expect(read('contact', 'no phone').acts).toContain('skip');
  expect(read('time', 'no phone').acts).not.toContain('skip');
});

test.each<[PendingKind, string]>([
  ['confirm', "no, I'd rather keep it"],
  ['change', 'keep it'],
  ['confirm', 'leave it as it is'],
])('at "%s", "%s" keeps what there is', (pending, text) => {
  expect(
    read(pending, text).acts.filter((act) => act === 'keep' || act === 'cancel-flow'),
  ).toHaveLength(1);
  expect(read(pending, text).acts).not.toContain('affirm');
});
