import { describe, expect, test } from '@jest/globals';

import { createCall, type Call } from './call.ts';
import { createDesk, textOf, type Desk } from './desk.ts';

const atName = async (): Promise<Call> => {
  const call = createCall();
  expect(await call.says('a facial on friday at nine')).toContain('What name');
  return call;
};

const booked = async (): Promise<Desk> => {
  const desk = createDesk();
  await desk.says('yoga friday at 10');
  await desk.says('Cleo Banks, 212 555 0101');
  expect(textOf(await desk.says('yes'))).toContain('You’re booked');
  return desk;
};

/** How it happened: "the name's Siobhan, S-I-O-B-H-A-N, Keogh K E O G H" booked for "Name'S Siobhan". */
test.each([
  ["the name's Siobhan, S-I-O-B-H-A-N, Keogh K E O G H", 'Siobhan Keogh'],
  ["it's uh Siobhan Keogh, that's S I O B H A N, new word, K E O G H", 'Siobhan Keogh'],
  ["the surname's Keogh, K E O G H", 'Keogh'],
  ['Leonard Ferris, L E O N A R D', 'Leonard Ferris'],
  ["Ana Maria Lopez, that's L O P E Z", 'Ana Maria Lopez'],
  ['well Dana Fisher F I S H E R', 'Dana Fisher'],
  ['Owen Price, no sorry, Bryce with a B', 'Owen Bryce'],
])('a name that is spelled word by word: "%s"', async (said, name) => {
  const text = await (await atName()).says(said);
  expect(text).toContain(`for ${name},`);
  expect(text).not.toContain('did not get');
});

test('letters of a name that is put right at the summary are read with it', async () => {
  const call = await atName();
  await call.says('Jim Ferris');
  const text = await call.says("it's Leonard Ferris, L E O N A R D");
  expect(text).toMatch(/^Facial .*for Leonard Ferris,/u);
});

/** How it happened: "hang on, how hot does it get", at the question for the name, was somebody called Hang. */
test.each(['hang on, how hot does it get', 'hold on, does it hurt', 'bear with me, is it warm'])(
  'who asks for a moment tells no name: "%s"',
  async (said) => {
    expect(await (await atName()).says(said)).toMatch(/What name should I put it under\?$/u);
  },
);

/** How it happened: "Anna-Lena Schulz" asked for Ana, and "Owen Price" for the price. */
test.each(['Anna-Lena Schulz', 'Owen Price'])('a name and nothing else: "%s"', async (name) => {
  const call = createCall();
  const asked = await call.says('a facial on friday');
  const text = await call.says(name);
  expect(text).toBe(`Thank you, ${name}. ${asked.replace(/^Facial\. /u, '')}`);
});

/** How it happened: "put it under Peter not Piotr" left the family name out. */
test.each(['put it under Peter not Piotr', 'not Piotr, Peter', "it's Peter, not Piotr"])(
  'one word of a name for another: "%s"',
  async (said) => {
    const call = await atName();
    await call.says('Piotr Wozniak');
    const text = await call.says(said);
    expect(text).toContain('for Peter Wozniak,');
    expect(text).not.toContain('did not get');
  },
);

/** How it happened: between one and four o'clock "three" took the third time named, 3:30. */
test('a number between hours that were asked for is an hour', async () => {
  const call = createCall();
  const text = await call.says('deep tissue on friday between one and half past four');
  expect(text).toContain('1 PM, 3 PM, or 4 PM');
  expect(await call.says('two')).toContain('I am holding 2 PM on Friday');
});

/** How it happened: with something unread beside it, "skip" took the first time. */
test('no time is taken by a skip beside words that nobody has read', async () => {
  const desk = createDesk();
  await desk.says('facial on friday');
  expect(textOf(await desk.says('skip my purple dog'))).not.toContain('holding');
  expect(desk.session?.dialogue.chosen).toBeNull();
});

describe('after it was booked', () => {
  /** How it happened: "actually can we make it eleven" was not understood. */
  test.each(['actually can we make it eleven', 'make it 11', 'no wait, 11', 'sorry, eleven'])(
    'another time moves it, and is asked first: "%s"',
    async (said) => {
      const text = textOf(await (await booked()).says(said));
      expect(text).toMatch(/^Shall I move your Yoga.* to Friday, November 27 at 11:00 AM/u);
    },
  );

  /** How it happened: a goodbye was followed by "what would you like?". */
  test.each(["no you've been very helpful thank you", 'no, lovely talking to you, bye'])(
    'nothing is asked behind a goodbye: "%s"',
    async (said) => {
      const text = textOf(await (await booked()).says(said));
      expect(text).toMatch(/See you on Friday, November 27, Cleo\.$/u);
    },
  );
});

describe('who it is, beside what it is about', () => {
  test.each([
    ["when's my appointment again, it's Ursula Baines"],
    ["I can't make it, it's Jo Webb", 'cancel'],
    ["I can't come after all", 'Victor Lund', 'cancel'],
  ])('is not asked once more: "%s"', async (...said) => {
    const call = createCall();
    let text = '';
    for (const each of said) text = await call.says(each);
    expect(text).toMatch(/^I could not find an appointment/u);
  });

  test('nothing of "I can\'t make it" is left unread beside a name', async () => {
    const text = await createCall().says("I can't make it, it's Jo Webb");
    expect(text).toBe('Would you like to cancel an appointment, move it, or book a new one?');
  });
});

/** How it happened: beside "can I come twice?" the facial, the day and the time were lost. */
test.each([
  'can I come twice? deep tissue fri 9am',
  'could I come with a friend? deep tissue fri 9am',
])('what is stated beside a question that nobody can answer counts: "%s"', async (said) => {
  expect(textOf(await createDesk().says(said))).toMatch(/holding 9:00 AM on Friday/u);
});

test('each of two days keeps its own time: "and again on"', async () => {
  const text = textOf(await createDesk().says('facial friday at 10 and again on tuesday at 2'));
  expect(text).toContain('Tuesday, November 24 at 2:00 PM or Friday, November 27 at 10:00 AM');
});

test.each(['how late can I cancel without getting charged?', 'how close to it can I cancel'])(
  'how late one may cancel is a question, and cancels nothing: "%s"',
  async (said) => {
    const text = textOf(await createDesk().says(said));
    expect(text).toContain('You can move or cancel here until the appointment begins.');
    expect(text).not.toMatch(/reference|did not get/u);
  },
);

test.each(['can you hold on a second', 'sorry, hang on', 'bear with me a moment'])(
  'a moment is given before anything is under way: "%s"',
  async (said) => {
    expect(await createCall().says(said)).toMatch(/^Take your time\./u);
  },
);

test.each(['can you say those again slowly', 'say that slower please', 'say these again'])(
  'times are said again: "%s"',
  async (said) => {
    const call = createCall();
    const asked = await call.says('a facial on friday');
    expect(await call.says(said)).toBe(asked);
  },
);

test('the latest there is, said short', async () => {
  const text = textOf(await createDesk().says('deep tissue on friday, late as poss'));
  expect(text).toContain('holding 5:00 PM on Friday');
});
