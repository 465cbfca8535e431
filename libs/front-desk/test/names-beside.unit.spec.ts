import { describe, expect, test } from '@jest/globals';

import { createDesk, type Desk } from './desk.ts';

const clientOf = (desk: Desk) => desk.session?.dialogue.client;
const chosenOf = (desk: Desk): string | undefined =>
  desk.session?.dialogue.hold?.start.slice(5, 16);

/** "I'm on …", "name sam reed": a name beside a time was "not got", and the time was lost with it. */
test.each([
  ['yoga. thursday. 4. sam reed 7185550206. go', 'Sam Reed', '11-26T16:00'],
  ['yoga, thursday, 4, sam reed, 7185550206', 'Sam Reed', '11-26T16:00'],
  ['yoga thursday at 4. Sam Reed. 718 555 0206', 'Sam Reed', '11-26T16:00'],
  ['yoga thursday 4pm name sam reed', 'Sam Reed', '11-26T16:00'],
  ['yoga thursday at 4 for a friend whose name is Paul Ash', 'Paul Ash', '11-26T16:00'],
  ['yoga thursday at 4 for a friend called Paul Ash', 'Paul Ash', '11-26T16:00'],
])('a name beside all the rest of a wish: "%s"', async (said, name, start) => {
  const desk = createDesk();
  await desk.says(said);
  expect(clientOf(desk)?.name?.toLowerCase()).toBe(name.toLowerCase());
  expect(chosenOf(desk)).toBe(start);
});

test.each([
  ['i said 4. name sam reed', 'Sam Reed', '11-26T16:00'],
  ["four o'clock will do. Barbara Quinn, I'm on 718 555 0181", 'Barbara Quinn', '11-26T16:00'],
  ['I told you, Barbara Quinn. Yes 4', 'Barbara Quinn', '11-26T16:00'],
  ["could I have the 4pm one? I'm Barbara Quinn", 'Barbara Quinn', '11-26T16:00'],
  ['the 4pm slot sounds divine, name barbara quinn', 'Barbara Quinn', '11-26T16:00'],
  ['4 please. Barbara Quinn', 'Barbara Quinn', '11-26T16:00'],
  ['the 4pm, for Barbara Quinn', 'Barbara Quinn', '11-26T16:00'],
  ['Barbara Quinn, 4 pm', 'Barbara Quinn', '11-26T16:00'],
  ['four is grand. my name is barbara quinn', 'Barbara Quinn', '11-26T16:00'],
])('a name beside the time that was asked: "%s"', async (said, name, start) => {
  const desk = createDesk();
  await desk.says('yoga thursday');
  await desk.says(said);
  expect(clientOf(desk)?.name).toBe(name);
  expect(chosenOf(desk)).toBe(start);
});

test.each([
  ["it's for her: Sofia Reyes. My phone is 718 555 0181", 'Sofia Reyes'],
  ["she's called Betty Lang", 'Betty Lang'],
  ['he is called Betty Lang', 'Betty Lang'],
  ['it is for a friend whose name is Paul Ash', 'Paul Ash'],
  ['a friend named Paul Ash', 'Paul Ash'],
  ["it's for my neighbour, she's called Betty Lang, 718 555 0181", 'Betty Lang'],
  ['me llamo Carlos Ruiz, mi telefono es 718 555 0181', 'Carlos Ruiz'],
  ['mi nombre es Carlos Ruiz y mi numero es 718 555 0181', 'Carlos Ruiz'],
  ["je m'appelle Carlos Ruiz, 718 555 0181", 'Carlos Ruiz'],
  ['ich heisse Carlos Ruiz, meine Nummer ist 718 555 0181', 'Carlos Ruiz'],
  ['ok so the name would be Carlos Ruiz', 'Carlos Ruiz'],
])('whom it is for, where that is asked: "%s"', async (said, name) => {
  const desk = createDesk();
  await desk.says('yoga thursday at 10');
  await desk.says(said);
  expect(clientOf(desk)?.name).toBe(name);
});

test.each([
  'yes for quarter past',
  'for half past',
  'ok 2 people',
  '3 adults',
  'two of us',
  'just the two of us',
  'for later',
  "she's called already",
  'mi telefono es 718 555 0181',
  'mi numero es 718 555 0181',
])('no name, where one is asked: "%s"', async (said) => {
  const desk = createDesk();
  await desk.says('yoga thursday at 10');
  await desk.says(said);
  expect(clientOf(desk)?.name).toBeNull();
});

test.each([
  'my niece Carol recommended you, yoga thursday at 10',
  'My daughter Anna told me about you. Yoga thursday at 10 please',
  'yoga thursday at 10, my friend Paul swears by it',
  'my sister Ruth came last week and loved it. yoga thursday at 10',
  'my husband Tom is driving me, so yoga thursday at 10',
])('who is told of is not the client: "%s"', async (said) => {
  const desk = createDesk();
  await desk.says(said);
  expect(clientOf(desk)?.name).toBeNull();
  await desk.says("it's 718 555 0202 dear, and I'm called Maureen Fitch");
  expect(clientOf(desk)).toMatchObject({ name: 'Maureen Fitch', phone: '+17185550202' });
});

test.each([
  ['yoga thursday at 10 for my niece Carol', 'Carol'],
  ['yoga thursday at 10 for my mum, Ann Lee', 'Ann Lee'],
  ['yoga thursday at 10, Testa Person 7185550701', 'Testa Person'],
  ['yoga thursday at 10, Ann Price, 7185550701', 'Ann Price'],
  ['yoga thursday at 10. Tom Early 7185550701', 'Tom Early'],
])('who comes is: "%s"', async (said, name) => {
  const desk = createDesk();
  await desk.says(said);
  expect(clientOf(desk)?.name).toBe(name);
});

/** "Robert Jones the" was the name. */
describe('a day behind a name is no part of it', () => {
  test.each([
    'yoga for Robert Jones the third of December at 2pm',
    'my name is Robert Jones the third of december, yoga at 2',
    'my name is Robert Jones the 3rd, yoga at 2',
    'yoga for Robert Jones the twenty third of December at 2pm',
    'yoga for Robert Jones this friday at 2pm',
  ])('told with a wish: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says(said);
    expect(desk.session?.dialogue.client.name).toBe('Robert Jones');
    expect(desk.session?.dialogue.hold).not.toBeNull();
  });

  test.each([
    'Robert Jones the third of december at 2',
    'Robert Jones this friday',
    'Robert Jones on the 4th',
    'Robert Jones and the 4th at 3',
  ])('told where a name is asked: "%s"', async (said) => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    await desk.says(said);
    expect(desk.session?.dialogue.client.name).toBe('Robert Jones');
  });

  test('a third of a family keeps it', async () => {
    const desk = createDesk();
    await desk.says('yoga tomorrow at 2pm');
    await desk.says('my name is Robert Jones the third');
    expect(desk.session?.dialogue.client.name).toMatch(/^Robert Jones the third$/iu);
  });
});
