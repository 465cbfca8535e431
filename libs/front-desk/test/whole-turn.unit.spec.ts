import { expect, test } from '@jest/globals';

import { createDesk, textOf, toSummary, type Desk } from './desk.ts';

/** "It's John Smith with an h, and the number ends 0181" changed the name and kept the number, unsaid. */

async function atSummaryOf(name = 'Joan Smith'): Promise<Desk> {
  const desk = createDesk();
  await desk.says('yoga tomorrow at 1pm');
  await desk.says(`${name}, 212 555 0143`);
  return desk;
}

const cardOf = (desk: Desk) => {
  const proposal = desk.session?.dialogue.proposal;
  const { name, phone } = proposal?.client ?? {};
  return { name, phone, time: proposal?.start.slice(11, 16) };
};

test.each([
  [
    "it's John Smith with an h, and the number ends 0181",
    { name: 'John Smith', phone: '+12125550181' },
  ],
  ['the number ends in 0181', { phone: '+12125550181' }],
  ['last four digits are 0181, not 0143', { phone: '+12125550181' }],
  ['no, my phone ends with 81', { phone: '+12125550181' }],
  [
    'no, the phone is 718 555 0181. and can we do 4 instead of 1',
    { phone: '+17185550181', time: '16:00' },
  ],
  ['make it 4. my number is 718 555 0181', { phone: '+17185550181', time: '16:00' }],
  ['can we do 3 instead? and the name is Dana Fox', { name: 'Dana Fox', time: '15:00' }],
  ['it is Dana Fox, and move it to 3', { name: 'Dana Fox', time: '15:00' }],
  [
    'the name should be Omar Hadad with one d, phone 718 555 0181, and 3pm instead',
    { name: 'Omar Hadad', phone: '+17185550181', time: '15:00' },
  ],
  ['3pm. Omar Hadad', { name: 'Omar Hadad', time: '15:00' }],
  ['3pm instead, Omar Hadad', { name: 'Omar Hadad', time: '15:00' }],
  ['Omar Hadad, 3pm please', { name: 'Omar Hadad', time: '15:00' }],
])('all of a turn is applied: "%s"', async (said, card) => {
  const desk = await atSummaryOf();
  expect(textOf(await desk.says(said))).not.toContain('did not get');
  expect(cardOf(desk)).toMatchObject(card);
  expect(desk.core.appointments.size).toBe(0);
});

test.each([
  ['Omar Haddad', 'the name is still wrong. Hadad, h a d a d', 'Omar Hadad'],
  ['Omar Haddad', 'my name is spelled H A D A D', 'Omar Hadad'],
  ['Jon Smith', "it's John with an h", 'John Smith'],
  ['Dana Smith', 'Smyth with a y', 'Dana Smyth'],
  ['Ann Lee', 'it is Anne with an e', 'Anne Lee'],
  ['Joan Smith', 'my first name is Joanna', 'Joanna Smith'],
  ['Joan Smith', 'the last name is Jones', 'Joan Jones'],
  ['Joan Smith', 'surname is smythe please', 'Joan Smythe'],
])('of the name %s the half that is spelled is mended: "%s"', async (name, said, mended) => {
  const desk = await atSummaryOf(name);
  await desk.says(said);
  expect(cardOf(desk)).toMatchObject({ name: mended, phone: '+12125550143', time: '13:00' });
});

test.each([
  'the name is still wrong',
  'my name is spelled wrong',
  'the name is misspelt',
  'name is totally off',
  'the name is nearly right',
])('what is wrong with a name is none: "%s"', async (said) => {
  const desk = await atSummaryOf();
  await desk.says(said);
  expect(desk.session?.dialogue.client.name ?? 'Joan Smith').toBe('Joan Smith');
});

test.each([
  'my name is Dana Fox and 34 blops',
  'the phone is 718 555 0181 and the zorble is 12',
  'my name is Dana Fox unless my ex comes',
])('what was not applied is said: "%s"', async (said) => {
  const desk = createDesk();
  await toSummary(desk);
  expect(textOf(await desk.says(said))).toContain('did not get');
});
