import { expect, test } from '@jest/globals';

import { createDesk, textOf, type Desk } from './desk.ts';

const booked = async (): Promise<Desk> => {
  const desk = createDesk();
  await desk.says('deep tissue friday at 11 with Ana');
  await desk.says('Cleo Banks, 212 555 0101');
  expect(textOf(await desk.says('yes'))).toContain('You’re booked');
  return desk;
};

/** How it happened: "11 am" was moved from 11 to 11, and said to be moved. */
test.each([['11 am'], ['move it to 12', '11 am'], ['move it to friday at 11']])(
  'to where it is already nothing is moved: "%s"',
  async (...said) => {
    const desk = await booked();
    let text = '';
    for (const each of said) text = textOf(await desk.says(each));
    expect(text).toBe('Your appointment stays as it is.');
    expect(desk.session?.dialogue.proposal).toBeNull();
  },
);

/** How it happened: "same time with Marcus" was asked which service. */
test.each([
  'same time with Marcus',
  'actually make it Marcus instead',
  'with Marcus instead please',
])('with somebody else it is moved to them, once that is confirmed: "%s"', async (said) => {
  const desk = await booked();
  expect(textOf(await desk.says(said))).toMatch(
    /^Shall I move your Deep tissue massage.* to Friday, November 27 at 11:00 AM with Marcus\?$/u,
  );
  expect(textOf(await desk.says('yes'))).toMatch(/^It is moved: .* with Marcus/u);
});

test('who is to do another one moves nothing', async () => {
  const text = textOf(await (await booked()).says('and a facial with Ana on thursday'));
  expect(text).toMatch(/^Facial with Ana\./u);
});

test.each(['a person, please, my dog is ill', 'agent please this is going nowhere'])(
  'a person is asked for first of all: "%s"',
  async (said) => {
    expect(textOf(await createDesk().says(said))).toContain('You can reach a person on');
  },
);
