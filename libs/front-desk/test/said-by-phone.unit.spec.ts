import { describe, expect, test } from '@jest/globals';

import { createCall, type Call } from './call.ts';

async function toName(): Promise<Call> {
  const call = createCall();
  expect(await call.says('a facial tomorrow at 9 am')).toContain('What name');
  return call;
}

/** How it happened: "it's Margaret Whitfield W H I T F I E L D" was put under "Whitfield". */
test.each([
  ["it's Margaret Whitfield W H I T F I E L D", 'Margaret Whitfield'],
  ["Margaret Whitfield, that's W H I T F I E L D", 'Margaret Whitfield'],
  ['Ann Lee L E E', 'Ann Lee'],
  ["my name is Jo Smyth it's spelled S M Y T H", 'Jo Smyth'],
])('a name and how it is spelled: "%s"', async (said, name) => {
  const text = await (await toName()).says(said);
  expect(text).toContain(`for ${name},`);
  expect(text).not.toContain('did not get');
});

/** How it happened: "change the name to Lena Parker" was answered by "What name should I put it under?" */
test.each([
  'no change the name to Lena Parker',
  'can you change the name to Lena Parker please',
  'the name should be Lena Parker',
  'put the name to Lena Parker',
])('another name is taken with the word that it is one: "%s"', async (said) => {
  const call = await toName();
  await call.says('Lena Park');
  const text = await call.says(said);
  expect(text).toMatch(/for Lena Parker,.*Shall I book it\?/u);
  expect(text).not.toContain('did not get');
});

test.each([
  'no use a different number',
  'I want to use another number',
  'a different phone number please',
])('another number is asked for, and no word is missed: "%s"', async (said) => {
  const call = await toName();
  await call.says('Lena Park');
  const text = await call.says(said);
  expect(text).toContain('Which phone number');
  expect(text).not.toContain('did not get');
});

test.each(['a yoga class tomorrow', 'yoga lesson tomorrow please', 'a massage session tomorrow'])(
  'what a service is called besides is read: "%s"',
  async (said) => {
    expect(await createCall().says(said)).not.toContain('did not get');
  },
);

/** How it happened: asked for the name, a caller spelled the reference that they had at hand. */
describe('a reference that is spelled unasked', () => {
  async function asked(): Promise<{ call: Call; spelled: string }> {
    const first = createCall();
    await first.says('a facial tomorrow at 9 am');
    await first.says('Dana Reed');
    const booked = await first.says('yes');
    const [spelled = ''] = /(?:[0-9A-Z],? ){7}[0-9A-Z]/u.exec(booked) ?? [];
    first.desk.session = undefined;
    await first.says('I want to cancel my appointment');
    return { call: first, spelled };
  }

  test.each([
    (it: string) => it,
    (it: string) => it.toLowerCase(),
    (it: string) => `I have ${it.replace(', ', ' ')}`,
    (it: string) => it.replace(', ', ' dash '),
  ])('opens the appointment (%#)', async (write) => {
    const { call, spelled } = await asked();
    expect(await call.says(write(spelled))).toContain('Shall I cancel your Facial');
  });
});
