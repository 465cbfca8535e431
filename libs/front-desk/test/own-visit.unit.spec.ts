import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

/**
 * How it happened: what was just booked was asked about, and "I do not have that here. Please call"
 * came back, or the prices of all there is.
 */
async function booked(): Promise<Desk> {
  const desk = createDesk();
  await toSummary(desk);
  await desk.says('yes');
  return desk;
}

const referenceOf = (desk: Desk): string =>
  [...desk.core.appointments.values()][0]?.reference ?? '';
const stateOf = (desk: Desk) => desk.session?.dialogue.flow;

describe('of the appointment made here is told', () => {
  test.each([
    "what's my reference again",
    'whats the reference number?',
    'can you give me the reference once more',
    'i forgot my booking number',
    'reference please',
    "I didn't catch the code",
    'what was the confirmation number',
  ])('its reference: "%s"', async (said) => {
    const desk = await booked();
    expect(textOf(await desk.says(said))).toContain(referenceOf(desk));
  });

  test.each([
    'when was that again?',
    "when's that again",
    'what time was it again',
    'which day was it?',
    'what did i book',
    'who is it with',
    'who will i be seeing?',
    'when do I need to be there?',
    'what time should i come',
    'can you repeat the details please',
    'remind me of the appointment details',
    'so when is it',
  ])('service, person, day and time: "%s"', async (said) => {
    const desk = await booked();
    const text = textOf(await desk.says(said));
    expect(text).toMatch(/Yoga.* with Priya .*2:00 PM/u);
    expect(text).not.toContain('do not have');
    expect(stateOf(desk)).toBe('none');
  });

  test.each([
    'how much was it',
    'how much is that?',
    'what do i owe',
    "what's the price again",
    'how much will i have to pay?',
    'and the price?',
  ])('its price and no other: "%s"', async (said) => {
    const desk = await booked();
    const text = textOf(await desk.says(said));
    expect(text).toContain('$70');
    expect(text).not.toContain('$95');
  });

  test.each([
    'how long will it take',
    'how long is it?',
    'when will it be over',
    'what time will i be done',
  ])('its length and end: "%s"', async (said) => {
    const desk = await booked();
    const text = textOf(await desk.says(said));
    expect(text).toContain('60 minutes');
    expect(text).toContain('3:00 PM');
    expect(text).not.toContain('45 minutes');
  });

  test.each([
    'where do I go',
    'where do i have to come to?',
    'where is it again',
    'where are we going',
  ])('the address: "%s"', async (said) => {
    const desk = await booked();
    expect(textOf(await desk.says(said))).toContain('214 Court Street');
  });

  test.each([
    'add it to my calendar',
    'can you put that in my google calendar?',
    'save this to my calendar please',
    'do you have an ics file',
    'send me a calendar invite',
  ])('that the card goes to the calendar: "%s"', async (said) => {
    const desk = await booked();
    expect(textOf(await desk.says(said))).toContain('Add to calendar');
  });

  test.each([
    'can you text it to me',
    'email me the details please',
    'send me the confirmation',
    'will i get a confirmation?',
    'will you send me a reminder',
    'can i get that by email',
  ])('that nothing is sent from here, with the reference to keep: "%s"', async (said) => {
    const desk = await booked();
    const text = textOf(await desk.says(said));
    expect(text).toContain('cannot send');
    expect(text).toContain(referenceOf(desk));
  });

  test('the same after a goodbye, and beside another question', async () => {
    const desk = await booked();
    await desk.says('thanks bye');
    expect(textOf(await desk.says('oh, what was my reference again?'))).toContain(
      referenceOf(desk),
    );
    const text = textOf(await desk.says('how much was it and where do i go'));
    expect(text).toContain('$70');
    expect(text).toContain('214 Court Street');
  });
});

describe('other questions stay what they are', () => {
  test.each([
    ['how much is a facial', '$80'],
    ['what are your prices', '$95'],
    ['how long is the deep tissue massage', 'Deep tissue massage is 60 minutes'],
    ['when are you open', 'hours'],
    ['did my booking go through?', 'Yes, it is booked'],
  ])('"%s" after a booking', async (said, told) => {
    const desk = await booked();
    expect(textOf(await desk.says(said))).toContain(told);
  });

  test.each(["what's my reference again", 'i lost my reference number', 'reference please'])(
    'nothing is known of a stranger, and what can be done is said: "%s"',
    async (said) => {
      const desk = createDesk();
      expect(textOf(await desk.says(said))).toContain('Without the reference I cannot open');
    },
  );

  test('prices and lengths of nothing in particular are those of all', async () => {
    const desk = createDesk();
    expect(textOf(await desk.says('how much is it'))).toContain('$95');
    expect(textOf(await desk.says('how long does it take'))).toContain('Facial is 45 minutes');
  });
});
