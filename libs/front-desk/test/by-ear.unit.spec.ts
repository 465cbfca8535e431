import { describe, expect, test } from '@jest/globals';

import { createCall, type Call } from './call.ts';

async function booked(call: Call): Promise<string> {
  await call.says('a facial tomorrow at 9 am');
  await call.says('Dana Reed');
  return call.says('yes');
}

/** How it happened: who asked for a person was told to call the very number that they had called. */
describe('the number that was called is told to nobody', () => {
  test.each([
    ['do you have parking'],
    ['can I talk to a person'],
    ['can somebody call me back'],
    ['you stupid robot'],
    ['I want to cancel my booking', 'nobody at all', "I don't have it"],
    ['how can I reach you'],
  ])('"%s"', async (...turns) => {
    const call = createCall({ called: '+17185550134' });
    const heard = [];
    for (const turn of [...turns, 'no']) heard.push(await call.says(turn));
    expect(heard.join(' ')).not.toContain('7 1 8, 5 5 5, 0 1 3 4');
    expect(heard[0]).toMatch(/\?|can go on/u);
  });

  test('another number is', async () => {
    const call = createCall({ called: '+17185550199' });
    expect(await call.says('can I talk to a person')).toContain('7 1 8, 5 5 5, 0 1 3 4');
  });
});

/** How it happened: a caller without speech pressed 1 for a massage and was then offered no key at all. */
test('a booking can be made by keys alone, but for the name', async () => {
  const call = createCall();
  const [first] = (await call.opens()).keys;
  expect(first?.label).toBe('Book an appointment');
  for (const _ of ['book', 'service', 'day', 'time']) {
    expect(call.heard()?.keys).not.toEqual([]);
    await call.keys('1');
  }
  await call.says('Kay Pad');
  await call.keys('1');
  expect(call.desk.core.appointments.size).toBe(1);
});

test('keys are offered only where there are some', async () => {
  const call = createCall({ caller: undefined });
  for (const turn of ['yoga', 'zxcv', 'qwerty zxcv']) {
    const { text, keys } = await call.hears(turn);
    if (/pick|keypad/u.test(text)) expect([text, keys.length > 0]).toEqual([text, true]);
  }
});

test.each(['a facial tomorrow', 'tomorrow for a facial please', "I'd like a facial on friday"])(
  'the service is told back with the first times: "%s"',
  async (said) => {
    const text = await createCall().says(said);
    expect(text).toMatch(/Facial.*What time would you like\?/u);
  },
);

/** How it happened: "Your reference stays 7QK4-MD2X", and after "is cancelled" the line fell silent. */
describe('after something is done', () => {
  const reference = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/u;

  test('a reference is spelled, and it is asked on', async () => {
    const call = createCall();
    const heard = [await booked(call)];
    heard.push(await call.says('can you move it to friday at 9 am'), await call.says('yes'));
    heard.push(await call.says('cancel it'), await call.says('yes'));
    heard.push(await call.says('cancel it'));
    for (const text of heard) {
      expect([text, reference.test(text)]).toEqual([text, false]);
      expect(text).toMatch(/\?$|\.$/u);
    }
    expect(heard[2]).toMatch(/It is moved.*Is there anything else\?$/u);
    expect(heard[4]).toMatch(/is cancelled\. Is there anything else\?$/u);
  });

  test('a kept appointment is told, and it is asked on', async () => {
    const call = createCall();
    await booked(call);
    await call.says('cancel it');
    expect(await call.says('no')).toMatch(/stays as it is\. Is there anything else\?$/u);
  });

  test.each(['no', 'no thanks', 'nothing', 'nope'])(
    'a yes to more and then "%s" ends the call',
    async (said) => {
      const call = createCall();
      await booked(call);
      await call.says('yes');
      expect(await call.says(said)).toMatch(/See you|Goodbye/u);
      expect(call.state()).toBe('ended');
    },
  );
});

test('a number from abroad is read with its plus', async () => {
  const call = createCall({ caller: '+442079460123' });
  await call.says('a facial tomorrow at 9 am');
  expect(await call.says('Nigel Ray')).toContain('phone +4 4, 2 0, 7 9 4 6, 0 1 2 3');
});

test('a number that cannot be one is read back digit by digit', async () => {
  const call = createCall({ caller: undefined });
  await call.says('a facial tomorrow at 9 am');
  await call.says('Nigel Ray');
  expect(await call.says('212 555 12')).not.toMatch(/\d\d/u);
});

/** How it happened: a link was offered to a number that was withheld, and where no text can be sent. */
describe('three times not understood', () => {
  const link = { sendLink: () => Promise.resolve() };
  test.each([
    ['whose number is withheld', { caller: undefined, actions: link }],
    ['where no text can be sent', { actions: {} }],
  ])('a caller %s is offered no link, and what was open stays open', async (_who, from) => {
    const call = createCall(from);
    await call.says('a facial please');
    await call.says('zxcv');
    await call.says('qwerty zxcv');
    const { text, keys } = await call.hears('asdf qwerty');
    expect(text).not.toContain('link');
    expect(keys.map(({ label }) => label)).toContain('Talk to a person');
    expect(await call.says('tomorrow at 9 am')).toContain('I am holding 9 AM');
  });

  test('a caller who can be sent a link is asked', async () => {
    const call = createCall({ actions: link });
    for (const said of ['zxcv', 'qwerty zxcv']) await call.says(said);
    expect(await call.says('asdf qwerty')).toContain('Shall I send a link');
  });
});

test.each(['um hello', 'yes hello', 'oh hi', 'uh hello there'])(
  'a greeting is one, whatever it begins with: "%s"',
  async (said) => {
    const call = createCall();
    await call.opens();
    expect(await call.says(said)).not.toContain('did not get');
  },
);

test('the service is told once, not before the same times again', async () => {
  const call = createCall();
  await call.says('a facial');
  expect(await call.says('tomorrow')).toMatch(/^For tomorrow/u);
  expect(await call.says('how much is it')).toMatch(/^Facial is \$80\. For tomorrow/u);
});

/** How it happened: asked for the service, "what do you have" was answered by "I do not have that here". */
test.each([
  ['what do you have', ['I want to book']],
  ['so what have you got', ['I want to book']],
  ['what do you have available', []],
])('"%s" is answered by what there is', async (said, before) => {
  const call = createCall();
  for (const turn of before) await call.says(turn);
  const text = await call.says(said);
  expect(text).toMatch(/We offer.*Facial/u);
  expect(text).not.toContain('do not have that');
});

test('that nobody can be put through is not said three times in the same words', async () => {
  const call = createCall({ actions: { callBack: () => Promise.resolve() } });
  const heard = [];
  for (const said of ['a person', 'a person please', 'put me through to a person'])
    heard.push(await call.says(said));
  expect(heard[2]).not.toBe(heard[1]);
});
