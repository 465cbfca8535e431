import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

async function said(...lines: string[]): Promise<string> {
  const desk = createDesk();
  let text = '';
  for (const line of lines) text = textOf(await desk.says(line));
  return text;
}

/** Whether somebody is in was answered with the question for a service. */
describe('when a colleague is there is answered by the times one can have with them', () => {
  test.each([
    ['is Ana in on friday?', 'Ana', 'Friday, November 27'],
    ['does Marcus work weekends?', 'Marcus', 'Saturday, November 28'],
    ['does Marcus work on tuesdays?', 'Marcus', 'Tuesday, November 24'],
    ['is priya there tomorrow afternoon', 'Priya', 'Tuesday, November 24'],
    ['is Ana working thursday', 'Ana', 'Thursday, November 26'],
    ['will marcus be in on wednesday?', 'Marcus', 'Wednesday, November 25'],
    ['when is Marcus in?', 'Marcus', 'Monday, November 23'],
    ['which days does Ana work', 'Ana', 'Monday, November 23'],
  ])('"%s"', async (question, who, day) => {
    const text = await said(question);
    expect(text).toContain(`with ${who}`);
    expect(text).toContain(`on ${day}`);
    expect(text).not.toContain('Which service');
  });

  test('and where they have nothing it is that which is said', async () => {
    const desk = createDesk();
    const priya = desk.tenant.resources.find(({ name }) => name === 'Priya')?.id ?? '';
    for (let hour = 9; hour < 18; hour += 1)
      desk.core.take(`2026-11-27T${String(hour).padStart(2, '0')}:00:00-05:00`, priya, 60);
    const text = textOf(await desk.says('is Priya in on friday?'));
    expect(text).toContain('Priya has nothing free on Friday, November 27');
  });

  test.each(['book me with Ana on friday', 'can i speak to ana', 'i want ana on friday'])(
    'a wish is none of it: "%s"',
    async (wish) => {
      expect(await said(wish)).toMatch(/Which service|cannot put you through/u);
    },
  );
});

describe('what a colleague does, and who does something', () => {
  test.each([
    ['what does Ana do?', 'Ana does Deep tissue massage'],
    ['who is Priya', 'Priya does Facial and Yoga'],
    ['what treatments does Marcus offer', 'Marcus does Deep tissue massage and Relaxation massage'],
    ['which services can priya do', 'Priya does Facial and Yoga'],
    ['who does facials', 'Facial is with Ana or Priya.'],
    ['who can do a deep tissue massage', 'Deep tissue massage is with Ana or Marcus.'],
    ['who gives the facials?', 'Facial is with Ana or Priya.'],
  ])('"%s"', async (question, answer) => {
    expect(await said(question)).toContain(answer);
  });

  test('"he" is the one talked about', async () => {
    expect(await said('does Marcus work on tuesdays?', 'what does he do')).toContain(
      'Marcus does Deep tissue massage and Relaxation massage.',
    );
  });
});

/** "I want to be called back" was not got, and "give me a call tomorrow" was a booking. */
describe('nobody is called back from here, and that is said', () => {
  test.each([
    'i want to be called back',
    'can you call me back please',
    'please have someone ring me on 212 555 0143',
    'could somebody give me a call tomorrow',
    'call me',
    'can i get a call back this afternoon',
  ])('"%s"', async (wish) => {
    const text = await said(wish);
    expect(text).toContain('I cannot have you called back from here.');
    expect(text).toContain('(718) 555-0134');
    expect(text).not.toContain('Which service');
  });

  test.each([
    ['facial tomorrow at 9, Omar Khan, call me on 212 555 0143'],
    ['facial tomorrow at 9', 'call me Omar Khan, 212 555 0143'],
  ])('while a number or a name to be called by is one: %j', async (...lines) => {
    expect(await said(...lines)).not.toContain('called back');
  });
});

/** "I'm afraid not", said to the question for a reference, was not got. */
test.each([
  "I'm afraid not",
  'unfortunately not',
  "i don't think i do",
  'sorry no',
  "no sorry i don't",
  "i'm afraid i don't",
  'not on me',
  "i haven't got one",
])('a no with regret has no reference: "%s"', async (no) => {
  expect(await said('cancel my appointment', no)).toContain('Without the reference');
});

test.each([
  'facial friday, anything is fine',
  'does anything open up on friday for a facial',
  'what about a facial on friday',
  'how about friday for a facial',
])('nothing of it is left over: "%s"', async (wish) => {
  expect(await said(wish)).not.toContain('I did not get');
});
