import { describe, expect, test } from '@jest/globals';

import { choiceOf, createDesk, textOf, toSummary, type Desk } from './desk.ts';

const proposalOf = (desk: Desk) => desk.session?.dialogue.proposal;

async function atSummary(): Promise<Desk> {
  const desk = createDesk();
  await toSummary(desk);
  return desk;
}

/** The same desk with what a yes would move or cancel. */
async function atErrand(errand: string): Promise<Desk> {
  const desk = await atSummary();
  await desk.says('yes');
  await desk.says(errand);
  return desk;
}

describe('time is wanted before an answer', () => {
  test.each([
    "please don't book it yet",
    "please don't book it",
    "don't book yet",
    'do not confirm it just yet please',
    "don't do it yet",
    "please don't",
    'not yet',
    'no, not yet',
    'hold on',
    'no, hold on',
    'one moment, let me find my glasses',
    'hang on a tick, let me grab a pen',
    'let me get the door',
    "ok hang on, someone's at the door",
    "I'm not ready yet",
    "i haven't decided yet",
    'let me read that again',
    'two ticks love',
    'hmm not sure',
    'leave it for now',
    'the kettle is boiling, one moment',
    'my phone is ringing, hang on',
    'the baby is crying, brb',
    'oh the dog needs to go out, give me a minute',
    'my boss just walked in. one sec',
  ])('the summary stands, and nothing is done: "%s"', async (said) => {
    const desk = await atSummary();
    const before = proposalOf(desk);
    expect(textOf(await desk.says(said))).toContain('Take your time');
    expect(proposalOf(desk)).toEqual(before);
    expect(desk.session?.dialogue.pending.kind).toBe('confirm');
    expect(desk.core.appointments.size).toBe(0);
  });

  test.each([
    ['move it to wednesday at 3pm', "don't move it yet"],
    ['cancel it', "don't cancel it yet"],
  ])('so does a question about what is on file: "%s", "%s"', async (errand, said) => {
    const desk = await atErrand(errand);
    const before = proposalOf(desk);
    expect(textOf(await desk.says(said))).toContain('Take your time');
    expect(proposalOf(desk)).toEqual(before);
  });

  test.each(["please don't", "don't do that", "please don't cancel it"])(
    'refused for good, what is on file stays: "%s"',
    async (said) => {
      const desk = await atErrand('cancel it');
      expect(textOf(await desk.says(said))).toContain('stays as it is');
    },
  );

  test("a day that is ruled out is no postponement: don't book me for tuesday", async () => {
    const desk = await atSummary();
    await desk.says("don't book me for tuesday");
    expect(proposalOf(desk)).toBeNull();
    expect(desk.session?.dialogue.offer?.slots[0]?.start.slice(0, 10)).not.toBe('2026-11-24');
  });
});

describe('at the menu behind [Change]', () => {
  async function atMenu(): Promise<Desk> {
    const desk = createDesk();
    const answer = await toSummary(desk);
    await desk.taps(choiceOf(answer, 'Change'));
    return desk;
  }

  test.each([
    'book it',
    'yes book it please',
    'looks good',
    'fine as it is',
    'leave it',
    'nothing',
  ])('it is the summary again, and nothing is written: "%s"', async (said) => {
    const desk = await atMenu();
    expect(textOf(await desk.says(said))).toContain('Is this right?');
    expect(desk.core.appointments.size).toBe(0);
  });

  test('a plain yes says only that something is to change', async () => {
    const desk = await atMenu();
    await desk.says('yes');
    expect(desk.session?.dialogue.pending.kind).toBe('change');
  });

  test.each([
    ['an hour later', '15:00'],
    ['push it back an hour', '15:00'],
    ['push it back 60 minutes please', '15:00'],
    ['postpone it by two hours', '16:00'],
    ['two hours earlier', '12:00'],
    ['one hour before', '13:00'],
    ['an hour after please', '15:00'],
    ['bring it forward by two hours', '12:00'],
    ['move it up an hour', '13:00'],
    ['make it 4 instead of 2', '16:00'],
    ['make it 4, not 2', '16:00'],
    ['4 rather than 2', '16:00'],
  ])('a step or a time is the new proposal: "%s"', async (said, time) => {
    for (const desk of [await atMenu(), await atSummary()]) {
      await desk.says(said);
      expect(proposalOf(desk)?.start.slice(0, 16)).toBe(`2026-11-24T${time}`);
    }
  });

  test('a step to a time that is not free offers what is', async () => {
    const desk = await atMenu();
    expect(textOf(await desk.says('half an hour earlier'))).toContain('1:30 PM');
    expect(desk.session?.dialogue.pending.kind).toBe('time');
  });

  test.each(['make it half an hour', 'make it 30 minutes', 'can it be 90 minutes?'])(
    'a length that the service does not have is said: "%s"',
    async (said) => {
      const desk = await atMenu();
      expect(textOf(await desk.says(said))).toContain('Yoga, one to one is 60 minutes');
    },
  );

  test('a length of a service like it is that service', async () => {
    const desk = createDesk();
    await desk.says('deep tissue massage tuesday at 12pm');
    await desk.says('Dana Reed, 212 555 0143');
    await desk.says('change');
    await desk.says('make it 90 minutes');
    expect(proposalOf(desk)?.service.name).toBe('Relaxation massage');
  });
});

test.each([
  ['make it 4 instead', '16:00'],
  ['make it 4 instead of 2', '16:00'],
  ['can we do 4 rather than 2?', '16:00'],
])('a time is changed as well while name and contact are asked: "%s"', async (said, time) => {
  const desk = createDesk();
  await desk.says('yoga tomorrow at 2pm');
  await desk.says(said);
  expect(desk.session?.dialogue.chosen?.start.slice(11, 16)).toBe(time);
});

test.each([
  ['push it back an hour', '2026-11-24T15:00'],
  ['can you move it an hour later', '2026-11-24T15:00'],
  ['move it a week later', '2026-12-01T14:00'],
])('what was booked is moved by a step: "%s"', async (said, start) => {
  const desk = await atErrand(said);
  expect(proposalOf(desk)).toMatchObject({ kind: 'reschedule' });
  expect(proposalOf(desk)?.start.slice(0, 16)).toBe(start);
});
