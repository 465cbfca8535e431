import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

const holdOf = (desk: Desk): string | undefined => desk.session?.dialogue.hold?.start.slice(0, 16);

/** A desk, somebody's appointment on Tuesday at 2 PM and its reference; the talk begins anew. */
async function withAppointment(): Promise<{ desk: Desk; reference: string }> {
  const desk = createDesk();
  await toSummary(desk);
  await desk.says('yes');
  const [appointment] = desk.core.appointments.values();
  desk.session = undefined;
  return { desk, reference: appointment?.reference ?? '' };
}

/** "Push it back 30 minutes" was forgotten while the appointment was looked for. */
describe('a step is kept until it is known from where', () => {
  test.each([
    ['push REF back an hour, 212 555 0143', '15:00'],
    ['bring REF forward by two hours 212 555 0143', '12:00'],
    ['move REF 212 555 0143 a day later same time', '14:00'],
  ])('"%s"', async (said, time) => {
    const { desk, reference } = await withAppointment();
    await desk.says(said.replace('REF', reference));
    expect(desk.session?.dialogue.proposal?.kind).toBe('reschedule');
    expect(desk.session?.dialogue.proposal?.start.slice(11, 16)).toBe(time);
  });
});

test('reference and number in one breath open the appointment, whatever was asked', async () => {
  const { desk, reference } = await withAppointment();
  await desk.says("i have 2pm on tuesday, can't do that");
  expect(textOf(await desk.says(`${reference} 2125550143`))).not.toContain('which phone');
});

test.each([
  'could my 2pm become a 4pm?',
  'can i come at 5 on the 9th instead of my usual slot on the 8th',
  'i booked yesterday, want another day',
])('words about a booking one has start none: "%s"', async (said) => {
  const desk = createDesk();
  await desk.says(said);
  expect(desk.session?.dialogue.flow).toBe('reschedule');
});

test.each([
  ['yoga tuesday at 11 Lena Fox 2125558001', 'Lena Fox'],
  ['yoga tuesday at 3 for Lena Fox 2125558001', 'Lena Fox'],
])('a name behind the hour takes nothing from it: "%s"', async (said, name) => {
  const desk = createDesk();
  await desk.says(said);
  expect(holdOf(desk)).toBeDefined();
  expect(desk.session?.dialogue.client.name).toBe(name);
});

test('a number in letters is no part of the telephone number behind it', async () => {
  const desk = createDesk();
  await desk.says('yoga tuesday at 3pm');
  await desk.says('Augustus Ten 2125550143');
  expect(desk.session?.dialogue.client).toMatchObject({
    name: 'Augustus Ten',
    phone: '+12125550143',
  });
});

test('a length that what was named does not have holds nothing unsaid', async () => {
  const desk = createDesk();
  expect(textOf(await desk.says('yoga for 90 minutes tuesday at noon'))).toContain('90 minutes');
  expect(desk.session?.dialogue.hold).toBeNull();
});

/** Of "every Monday at 10" only "every" was kept, and Saturday's times were shown. */
test.each([
  ['yoga every monday at 10 please', '10:00'],
  ['yoga each tuesday at 3', '15:00'],
  ['yoga every other tuesday at 3', '15:00'],
])('of what is to be every week the first is made: "%s"', async (said, time) => {
  const desk = createDesk();
  expect(textOf(await desk.says(said))).toContain('one appointment at a time');
  expect(holdOf(desk)?.slice(11)).toBe(time);
});

test('what is wanted after the end of something begins there', async () => {
  const desk = createDesk();
  await desk.says('my son has soccer until 3 on tuesday, yoga after that?');
  expect(desk.session?.dialogue.wish.time).toMatchObject({ kind: 'window', window: { from: 900 } });
});

test.each([
  ['are you guys open tuesday', 'open'],
  ['am i talking to a person', 'a program'],
])('"%s" is answered', async (said, answer) => {
  expect(textOf(await createDesk().says(said))).toContain(answer);
});
