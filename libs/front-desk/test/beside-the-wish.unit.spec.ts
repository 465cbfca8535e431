import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary } from './desk.ts';

/** "On Wednesdays I have choir, and Thursday the grandkids come" held Thursday. */
test.each([
  'Tuesday would be best because on Wednesdays I have choir, and Thursday the grandkids come, at 2',
  'on mondays I have choir, tuesday at 2 is best',
  'wednesday my parents are here, so tuesday at 2',
  'Thursday we have the plumber and friday I am at work. Tuesday at 2',
  "tuesday at 2 because on thursdays I've got choir",
])('a day that is taken is not wished for: "%s"', async (said) => {
  const desk = createDesk();
  await desk.says('yoga');
  const text = textOf(await desk.says(said));
  expect(desk.session?.dialogue.hold?.start.slice(5, 16)).toBe('11-24T14:00');
  expect(text).not.toContain('did not get');
});

test.each([
  'tuesday I have time at 2',
  'tuesday I have off, 2pm',
  'tuesday we are free at 2',
  'i have choir on monday but tuesday at 2 works',
])('a day that is free is: "%s"', async (said) => {
  const desk = createDesk();
  await desk.says('yoga');
  await desk.says(said);
  expect(desk.session?.dialogue.hold?.start.slice(5, 16)).toBe('11-24T14:00');
});

/** "2 hours and half" held two o'clock, and "at evening 5 hour" was 300 minutes. */
test.each([
  ['2 hours and half is good', '2:30 PM'],
  ['2 and a half', '2:30 PM'],
  ['2 hours and a half please', '2:30 PM'],
  ['3 and half', '3:30 PM'],
])('hours said as lengths, where a time is asked: "%s"', async (said, time) => {
  const desk = createDesk();
  await desk.says('yoga on tuesday');
  expect(textOf(await desk.says(said))).toContain(time);
});

test.each([
  ['yoga tuesday at 15 hour', '15:00'],
  ['yoga tuesday at evening 5 hour', '17:00'],
  ['yoga tuesday by afternoon 4 hours', '16:00'],
  ['yoga tuesday around 2 hour', '14:00'],
])('and beside a wish: "%s"', async (said, time) => {
  const desk = createDesk();
  expect(textOf(await desk.says(said))).not.toContain('minutes');
  const { hold, wish } = desk.session?.dialogue ?? {};
  const asked = hold?.start.slice(11, 16) ?? JSON.stringify(wish?.time);
  expect(asked).toMatch(new RegExp(`${time}|${String(Number(time.slice(0, 2)) * 60)}`, 'u'));
});

test.each([
  'whats the last one you have today?',
  'no I only wanted to know. whats the last one you have today?',
  'just curious, what is your last one today',
  "i'm just asking, when is the first one today?",
])('who only asks gets no hold: "%s"', async (said) => {
  const desk = createDesk();
  await desk.says('facial today');
  await desk.says(said);
  expect(desk.session?.dialogue.hold).toBeNull();
});

test.each([
  'is anyone alive there??',
  'hello? anyone alive?',
  "this is the third time I'm writing. is anyone alive there??",
  'anybody there',
  'hi, are you still there?',
])('who asks whether somebody is there begins nothing: "%s"', async (said) => {
  const desk = createDesk();
  expect(textOf(await desk.says(said))).toContain('front desk of Bloom');
  expect(desk.session?.dialogue.flow).toBe('none');
});

describe('at the summary what is done at another time changes no time', () => {
  test.each([
    'correct but i pay later',
    'ok, can i pay tomorrow?',
    'no thanks, book it later',
    'book it then cancel it tomorrow',
    "ok i'll tell my wife tomorrow",
    'i will decide later',
  ])('"%s"', async (said) => {
    const desk = createDesk();
    await toSummary(desk);
    await desk.says(said);
    expect(desk.session?.dialogue.proposal?.start.slice(5, 16)).toBe('11-24T14:00');
    expect(desk.core.appointments.size).toBe(0);
  });

  test.each(['can we do it later', 'make it later', 'later please'])(
    'while another time is one: "%s"',
    async (said) => {
      const desk = createDesk();
      await toSummary(desk);
      await desk.says(said);
      expect(desk.session?.dialogue.proposal).toBeNull();
    },
  );
});
