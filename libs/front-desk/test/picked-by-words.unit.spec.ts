import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

async function play(lines: readonly string[]) {
  const desk = createDesk();
  let text = '';
  for (const line of lines) text = textOf(await desk.says(line));
  return { text, dialogue: desk.session?.dialogue };
}

/** All the prices were told, "book that" asked which service, and "the cheaper one" was not got. */
describe('the one that stands out is told, and taken', () => {
  test.each([
    [["what's the cheapest?", 'book that'], 'Yoga, one to one.'],
    [['which is your cheapest massage', 'ok book that one for tomorrow'], 'Deep tissue massage.'],
    [["what's your most expensive treatment", 'book it for friday'], 'Relaxation massage.'],
    [['which massage is the longest', 'book that tomorrow'], 'Relaxation massage.'],
    [['how much is a facial and deep tissue', 'the cheaper one'], 'Facial.'],
    [['what does yoga cost and a facial', 'the cheaper one on wednesday please'], 'Yoga'],
    [['how much is a facial and deep tissue', 'the more expensive one please'], 'Deep tissue'],
    [['how long is a facial and yoga', 'the shorter one tomorrow'], 'Facial.'],
  ])('%j', async (lines, told) => {
    const { text, dialogue } = await play(lines);
    expect(text).toContain(told);
    expect(text).not.toContain('did not get');
    expect(dialogue?.wish.serviceIds).toHaveLength(1);
  });

  test('of all prices it is the one that was asked for', async () => {
    const { text } = await play(['what is the cheapest thing you do?']);
    expect(text).toContain('Yoga, one to one is $70.');
    expect(text).not.toContain('$80');
  });
});

/** "After 7 PM" held on when the latest was asked for, and "take that" took nothing. */
describe('a question about the first or last time goes beyond a limit of before', () => {
  test.each([
    [['facial tomorrow after 7pm', "what's your latest facial", 'ok take that'], '5:15 PM'],
    [['facial tomorrow after 3pm', "what's the earliest you have", "i'll take that"], '9:00 AM'],
    [['facial tomorrow in the afternoon', 'what is the earliest you have', 'yes please'], '9:00'],
    [['facial tomorrow before 11', 'what is the latest you have', 'book that one'], '5:15 PM'],
    [['facial tomorrow before 11', 'last one of the day'], '5:15 PM'],
    [['facial tomorrow in the morning', 'the last slot of the day please'], '5:15 PM'],
    [['facial tomorrow after 3pm', 'the first one of the day'], '9:00 AM'],
    [['facial tomorrow at 9', "what's the latest you have", 'take that'], '5:15 PM'],
  ])('%j', async (lines, held) => {
    const { text } = await play(lines);
    expect(text).toMatch(new RegExp(`holding ${held}.* on Tuesday, November 24`, 'u'));
  });

  test.each([
    [['facial tomorrow in the morning', 'the last one'], '11:15 AM'],
    [['facial tomorrow after 3pm', 'the first one'], '3:00 PM'],
  ])('while one of those shown is one of those: %j', async (lines, held) => {
    expect((await play(lines)).text).toContain(`holding ${held}`);
  });
});

/** "Weekly" was not got; the day and the time have to be those of the habit. */
describe('of a habit the first is made, on its day and at its time', () => {
  test.each([
    ['facial every tuesday 9am', '9:00 AM', 'Tuesday, November 24'],
    ['can I book yoga weekly on thursdays at 2pm', '2:00 PM', 'Thursday, November 26'],
    ['facial each wednesday at 9', '9:00 AM', 'Wednesday, November 25'],
    ['i want yoga once a week on fridays at 3pm', '3:00 PM', 'Friday, November 27'],
    ['yoga fortnightly, mondays at 4pm', '4:00 PM', 'Monday'],
  ])('"%s"', async (said, time, day) => {
    const { text } = await play([said]);
    expect(text).toContain('one appointment at a time');
    expect(text).toContain(time);
    expect(text).toContain(day);
    expect(text).not.toContain('did not get');
  });
});

test.each([
  'for me and my sister on thursday at noon',
  'my sister and me on thursday at noon please',
  'can my husband and I come on thursday at 12pm',
])('a day and a time said for two are kept for the first: "%s"', async (said) => {
  const { text } = await play([said, 'facial']);
  expect(text).toContain('holding 12:00 PM on Thursday, November 26');
});

/** Of "90 minutes massage" every price was told, and "and the shorter one?" was not known here. */
test.each([
  [['whats the price for 90 minutes massage'], 'Relaxation massage is $130.'],
  [['what does a 45 minute treatment cost'], 'Facial is $80.'],
  [
    ['whats the price for 90 minutes massage', 'and the shorter one?'],
    'Deep tissue massage is $95.',
  ],
  [
    ['how long is a relaxation massage', 'what about the cheaper one?'],
    'Deep tissue massage is $95.',
  ],
])('a length or a comparison narrows what is told: %j', async (lines, told) => {
  const { text } = await play(lines);
  expect(text).toContain(told);
  expect(text.split('$').length).toBeLessThan(3);
});

/** The day was closed, and the last time of the day was offered behind all the others. */
test.each(['yoga on sunday as late as possible', 'yoga on sunday, the last slot you have'])(
  'the last time of another day comes first, and a yes takes it: "%s"',
  async (said) => {
    expect((await play([said, 'ok'])).text).toContain('holding 5:00 PM on Saturday, November 28');
  },
);

test('the service that was asked about beside a state of health is the one that is held', async () => {
  const { text } = await play([
    'i hurt my shoulder last week, can i still have a deep tissue massage?',
    "i'll ask my doctor. could you hold tuesday 4pm for me?",
  ]);
  expect(text).toContain('holding 4:00 PM on Tuesday, November 24');
  expect(text).toContain('Deep tissue massage');
});

test.each([
  ['i hurt my shoulder last week, can i have a massage?', false],
  ["i've hurt my back, is a massage ok", false],
  ['your therapist hurt my back', true],
  ['she burned my neck', true],
])('who hurt themselves complains of nobody: "%s" (%s)', async (said, regret) => {
  expect((await play([said])).text.includes('A person should hear this')).toBe(regret);
});

test('a name said for a reference is thanked for, and the reference is needed as well', async () => {
  const { text } = await play(['what time is my appointment tomorrow?', "it's under Nina Patel"]);
  expect(text).toContain('I need the reference as well');
});

test.each(['i just want a damn facial tomorrow', 'a facial tomorrow, it is my birthday'])(
  'talk is not told to be unread: "%s"',
  async (said) => {
    expect((await play([said])).text).not.toContain('did not get');
  },
);
