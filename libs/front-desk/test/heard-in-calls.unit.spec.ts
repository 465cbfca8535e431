import { describe, expect, test } from '@jest/globals';

import { createCall, type Call } from './call.ts';

const heldAt = async (said = 'a yoga class on thursday at ten'): Promise<Call> => {
  const call = createCall();
  expect(await call.says(said)).toContain('What name');
  return call;
};

/** How it happened: "is that the place on Court Street" was answered by "I cannot give advice on legal matters". */
test.each(['is that the place on Court Street', 'do you know the one in Court Road'])(
  'a street called Court is no matter of law: "%s"',
  async (said) => {
    const text = await createCall().says(said);
    expect(text).not.toContain('legal');
    expect(text).toMatch(/^You find us at|anything else|What can I do/u);
  },
);

/** How it happened: a booking with Marcus went on with Ana, as two words made up a name. */
test('"with an A" is nobody of the staff', async () => {
  const call = await heldAt('deep tissue on thursday at 9 with Marcus');
  await call.says('Roy Doyle');
  const text = await call.says("no it's Ray with an A, R A Y");
  expect(text).toMatch(/^Deep tissue massage with Marcus .*for Ray Doyle,/u);
});

/** How it happened: "you know what, I'll call back later, bye" asked for a call back. */
test.each([
  "actually you know what, I'll call back later, bye",
  "no I'm going to call back tomorrow, bye",
])('who will call again wants no call: "%s"', async (said) => {
  const call = createCall();
  await call.says('a facial on friday');
  expect(await call.says(said)).toBe('All right, nothing has been booked. Goodbye.');
});

/** How it happened: "no, eleven", said to "what name?", booked ten o'clock for somebody called Eleven. */
test.each(['no, eleven', 'no wait eleven', 'wait, eleven', 'actually eleven', 'hang on, eleven'])(
  'another time, said to the question for the name: "%s"',
  async (said) => {
    const text = await (await heldAt()).says(said);
    expect(text).toMatch(/^Good, I am holding 11 AM on Thursday/u);
  },
);

test.each([
  ["it's Tom, Tom Abara", 'Tom Abara'],
  ['Ivan Petrov, I V A N P E T R O V', 'Ivan Petrov'],
  ["Ana Maria Lopez, that's A N A M A R I A L O P E Z", 'Ana Maria Lopez'],
])('a name said twice or spelled in full is that name: "%s"', async (said, name) => {
  const text = await (await heldAt()).says(said);
  expect(text).toContain(`for ${name},`);
  expect(text).not.toContain('did not get');
});

test.each([
  'no the last digit is four',
  'sorry, the last number should be a four',
  'last digit four',
])('a number with another end: "%s"', async (said) => {
  const call = await heldAt();
  await call.says('Ann Lee');
  expect(await call.says(said)).toContain('2 1 2, 5 5 5, 0 1 4 4');
});

test.each(['do you really need my name', 'why do you want my name', 'must I give a name'])(
  'why a name is asked for is told: "%s"',
  async (said) => {
    expect(await (await heldAt()).says(said)).toBe(
      'I need a name to book it under. What name should I put it under?',
    );
  },
);

test.each(['option two', 'number two please', 'the option two'])(
  'what is counted out is a place in the list: "%s"',
  async (said) => {
    const call = createCall();
    await call.says('yoga on thursday');
    const text = await call.says(said);
    expect(text).toMatch(/^Good, I am holding 1 PM/u);
  },
);

/** How it happened: the day was dropped, and "which day?" asked as if none had been said. */
test.each([
  ['book me a facial yesterday', 'Sunday, November 22 has passed already.'],
  ['can I have yoga last friday', 'Friday, November 20 has passed already.'],
])('a day that is gone is said to be: "%s"', async (said, told) => {
  expect(await createCall().says(said)).toContain(told);
});

test.each([
  'I was there yesterday and would like a facial',
  'my friend had yoga with you last friday',
])('a day that is told of is not wished for: "%s"', async (said) => {
  expect(await createCall().says(said)).not.toContain('has passed');
});

test.each(['not this Friday, the week after', 'not friday, a week later'])(
  'a step from the day that is refused: "%s"',
  async (said) => {
    const call = createCall();
    await call.says('a facial on friday');
    expect(await call.says(said)).toContain('Friday, December 4');
  },
);

describe('someone else', () => {
  /** How it happened: "someone else then" listed the colleague who was off, and took no time after that. */
  test('is anyone but the one it was with', async () => {
    const call = createCall();
    await call.says('deep tissue on thursday with Marcus');
    const text = await call.says('someone else then');
    expect(text).toContain('not with Marcus');
    expect(await call.says('the first')).not.toContain('Marcus');
  });

  test('asked with whom, a time is an answer', async () => {
    const call = createCall();
    await call.says('yoga on thursday');
    expect(await call.says('another therapist please')).toContain('Who would you like');
    expect(await call.says('at two')).toContain('I am holding 2 PM');
  });
});

/** How it happened: the first of two massages was taken. */
test.each(["I don't know which", "I'm not sure", 'no idea', "dunno, what's the difference"])(
  'who cannot decide hears what tells them apart: "%s"',
  async (said) => {
    const call = createCall();
    await call.says('a massage');
    const text = await call.says(said);
    expect(text).toMatch(/\$95.*\$130.*Which one would you like/u);
    expect(text).toMatch(/60 minutes.*90 minutes/u);
  },
);

test.each(['how much is yoga and how long is it', 'how long is yoga and how much does it cost'])(
  'both questions are answered: "%s"',
  async (said) => {
    const text = await createCall().says(said);
    expect(text).toContain('$70');
    expect(text).toContain('60 minutes');
  },
);

test.each(["I'm running late, is that alright", "I'll be ten minutes late, is that a problem"])(
  'of an appointment that nobody knows nothing is said: "%s"',
  async (said) => {
    const text = await createCall().says(said);
    expect(text).toMatch(/^Thank you for letting us know\. I cannot pass it on/u);
    expect(text).not.toMatch(/stays as it is|do not have that/u);
  },
);

/** How it happened: ten o'clock was held although the caller had said on what it depended. */
describe('a condition beside a time', () => {
  test.each([
    'the first one if my husband can drive me',
    'two if it stops raining',
    'at two but only if my sister drives me',
    'number one if I get off work',
  ])('holds nothing, and is said back: "%s"', async (said) => {
    const call = createCall();
    await call.says('yoga on thursday');
    const text = await call.says(said);
    expect(text).toContain('I did not get “if ');
    expect(text).not.toContain('holding');
  });

  test.each([
    'the first one if possible',
    "two if that's alright",
    'two if Priya is free',
    'two please if you can',
    "the first one if you don't mind",
    "two if it's still available",
  ])('that is none holds the time: "%s"', async (said) => {
    const call = createCall();
    await call.says('yoga on thursday');
    const text = await call.says(said);
    expect(text).toContain('Good, I am holding');
    expect(text).not.toContain('did not get');
  });
});

test('what follows what was booked is the one question that is asked', async () => {
  const call = createCall();
  await call.says('a facial and then yoga on thursday, the facial at nine');
  await call.says('Dana Reed');
  const text = await call.says('yes');
  expect(text).toMatch(/^Booked: Facial .*, reference .*Shall I look for the next one/u);
  expect(text).not.toContain('anything else');
});

test.each(['name or contact', 'the name or the number please', 'my contact details'])(
  'the details are what is to be changed: "%s"',
  async (said) => {
    const call = await heldAt();
    await call.says('Ann Lee');
    await call.says('no');
    expect(await call.says(said)).toMatch(/What name should I put it under\?$/u);
  },
);

/** How it happened: "y", said to the question for the name, booked for somebody called y. */
test.each(['y', 'n', 'k.'])('a letter is nobody: "%s"', async (said) => {
  expect(await (await heldAt()).says(said)).toMatch(/name/u);
});

/** How it happened: the name at the end of the first breath was "not got", and then asked for. */
test.each([
  'need deep tissue w marcus fri 3pm, Mo Ali',
  'a facial on tuesday at 9 AM Mo Ali go ahead and book it',
])('all in one breath: "%s"', async (said) => {
  const text = await createCall().says(said);
  expect(text).toContain('for Mo Ali,');
  expect(text).not.toContain('did not get');
});

/** How it happened: times of the very day that it was to be moved away from were offered. */
test.each([
  ["I've got an appointment on Thursday and I need to push it back a day", 'Friday, November 27'],
  ['can you move my Thursday appointment back a day', 'Friday, November 27'],
  [
    'I have an appointment on Thursday, can we make it an hour later',
    'Thursday, November 26 at 11 AM',
  ],
])('a step from where it is: "%s"', async (said, to) => {
  const call = await heldAt();
  await call.says('Dana Reed');
  await call.says('yes');
  call.desk.session = undefined;
  await call.says(said);
  expect(await call.says('Dana Reed')).toMatch(new RegExp(`^Shall I move .* to ${to}`, 'u'));
});

test('"move it to Friday, an hour later" keeps its Friday', async () => {
  const call = await heldAt();
  await call.says('Dana Reed');
  await call.says('yes');
  expect(await call.says('move it to friday an hour later')).toContain('Friday, November 27');
});

test.each(["when's my appointment", 'whens my appointment', 'what times my booking'])(
  'one that somebody has is looked up: "%s"',
  async (said) => {
    expect(await createCall().says(said)).toContain('Which name is it booked under?');
  },
);

test('a length is asked for at the end, too', async () => {
  expect(await createCall().says('whats the price of a facial and how long')).toMatch(
    /\$80.*45 minutes/u,
  );
});

test('never mind has a short form', async () => {
  const call = createCall();
  await call.says('book me a facial');
  expect(await call.says('nvm')).toContain('Nothing has been booked');
});

/** How it happened: the day behind "let me see" was dropped, and "take your time" was all that was said. */
test.each([
  'let me see, Friday the fourth would suit me',
  'um let me think Friday the fourth',
  "let's see, friday the fourth please",
])('what is said behind thinking aloud is heard: "%s"', async (said) => {
  const call = createCall();
  await call.says('a facial please');
  expect(await call.says(said)).toContain('Friday, December 4');
});

test.each([
  'let me check with my sister about friday',
  'let me see if friday works for my husband',
])('what has to be asked about is no answer yet: "%s"', async (said) => {
  const call = createCall();
  await call.says('a facial please');
  expect(await call.says(said)).toContain('Take your time');
});

test.each(['that would be lovely', "that'd be great", 'that suits me'])(
  'one time that is named is taken: "%s"',
  async (said) => {
    const call = createCall();
    await call.says('yoga on friday after 4:30 pm');
    expect(await call.says(said)).toContain('Good, I am holding 5 PM');
  },
);

test('the middle one of three is the second', async () => {
  const call = createCall();
  await call.says('yoga on friday');
  expect(await call.says('the middle one')).toContain('Good, I am holding 1 PM');
});

/** How it happened: all prices were told, and a cancellation begun. */
test('how much notice is no price, and cancels nothing', async () => {
  const text = await createCall().says('how much notice do I need to give if I have to cancel');
  expect(text).toMatch(/^You can move or cancel here/u);
  expect(text).not.toContain('$');
});

test('who is not interested hears goodbye', async () => {
  const call = createCall();
  await call.says('a massage');
  expect(await call.says('nah, not interested')).toBe('Goodbye.');
});
