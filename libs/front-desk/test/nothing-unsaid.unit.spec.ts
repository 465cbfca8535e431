import { describe, expect, test } from '@jest/globals';

import { createDesk, textOf, type Desk } from './desk.ts';

const before = {
  start: [],
  service: ['book an appointment'],
  times: ['yoga tomorrow'],
  name: ['yoga tomorrow at 2pm'],
  contact: ['yoga tomorrow at 2pm', 'Dana Reed'],
  summary: ['yoga tomorrow at 2pm', 'Dana Reed, 212 555 0143'],
  booked: ['yoga tomorrow at 2pm', 'Dana Reed, 212 555 0143', 'yes'],
  proof: ['I want to move my appointment'],
} as const;
type Place = keyof typeof before;

/** A desk at that point, and how often a model that is away has been asked since. */
async function at(place: Place): Promise<{ desk: Desk; asked: () => number }> {
  let asked = 0;
  const interpret = async () => {
    asked += 1;
    return Promise.resolve(undefined);
  };
  const desk = createDesk({ interpret });
  for (const text of before[place]) await desk.says(text);
  asked = 0;
  return { desk, asked: () => asked };
}

/** Beside a number, an address, a name or a no these went by without a word, and no model saw them. */
const residues: readonly (readonly [Place, string])[] = [
  ['contact', '212 555 0143 but the blorp one'],
  ['contact', '212 555 0143 and my cat is blorp'],
  ['contact', 'dana@example.com if the wind blows'],
  ['contact', '212 555 0143, ring the blorp bell'],
  ['summary', 'is it with the blorp one'],
  ['summary', 'is it the blorp room'],
  ['summary', 'yes if the wind blows'],
  ['summary', 'no, the blorp one'],
  ['name', 'yes if the wind blows'],
  ['name', 'Sam Hill, but my dog calls me blorp'],
  ['name', 'my name is Sam Hill and the blorp sings'],
  ['name', 'Sam Hill 212 555 0143 and bring the blorp'],
  ['start', 'move my appointment ABCD-2345 to the blorp day'],
  ['start', 'cancel my appointment ABCD-2345 because of the blorp'],
  ['start', 'move my appointment to the blorp day'],
  ['start', 'cancel the blorp'],
  ['booked', 'move it to the blorp day'],
  ['times', 'the first one but with a blorp'],
  ['times', 'the first one unless it blorps'],
  ['times', 'no, the blorp ones'],
  ['proof', 'ABCD-2345 and my blorp'],
  ['proof', '212 555 0143 and my blorp'],
  ['service', 'the blorp one'],
];

describe('words that nobody has read', () => {
  test.each(residues)('at %s are told to be so, and are a model’s: "%s"', async (place, said) => {
    const { desk, asked } = await at(place);
    expect(textOf(await desk.says(said))).toMatch(/did not get|could not find the blorp/);
    expect(asked()).toBe(1);
  });

  test.each([
    ['start', 'hello, the blorp is singing'],
    ['start', 'how much is the blorp'],
    ['start', 'are you open on blorp day'],
    ['booked', 'thanks, my blorp was great'],
    ['start', "I can't make it tomorrow, my blorp is ill"],
  ] as const)(
    'at %s that want nothing told are a model’s all the same: "%s"',
    async (place, said) => {
      const { desk, asked } = await at(place);
      expect(textOf(await desk.says(said))).not.toContain('did not get');
      expect(asked()).toBe(1);
    },
  );

  test('make no yes of a longer turn, whatever was asked', async () => {
    const { desk } = await at('name');
    await desk.says('yes if the wind blows');
    expect(desk.session?.dialogue.misses.unclear).toBe(1);
  });

  test('hold no time that was picked on a condition', async () => {
    const { desk } = await at('times');
    await desk.says('the first one unless it blorps');
    expect(desk.session?.dialogue.hold).toBeNull();
  });

  test('are told once, and the question comes once', async () => {
    const { desk } = await at('summary');
    const text = textOf(await desk.says('is it with the blorp one'));
    expect(text.match(/Is this right/gu)).toHaveLength(1);
    expect(text.match(/did not get/gu)).toHaveLength(1);
  });
});

describe('a turn that was read whole', () => {
  test.each([
    ['start', 'good morning!'],
    ['start', 'how much does a facial cost'],
    ['start', 'do you have a price list'],
    ['start', 'what are your opening hours'],
    ['start', 'I need to cancel my booking please'],
    ['start', "I can't make it tomorrow"],
    ['start', "I'm sorry, I won't be able to come"],
    ['start', 'move my 2pm tomorrow to friday'],
    ['start', 'thank you so much for your help'],
    ['times', 'none of these work'],
    ['times', 'the second one please'],
    ['times', 'the second one, not the first'],
    ['times', 'can you repeat that'],
    ['name', "it's for my mother, Maria Lopez"],
    ['name', 'put it under Dana Reed please'],
    ['contact', 'my cell is 212 555 0143'],
    ['contact', 'you can reach me at 212 555 0143 or dana@example.com'],
    ['contact', 'dana.reed@example.com is my work email'],
    ['contact', 'my email address is dana@example.com'],
    ['contact', 'mi numero es 212 555 0143'],
    ['contact', 'no email, but my phone is 212 555 0143'],
    ['summary', "no, that's wrong"],
    ['summary', 'is that with Priya'],
    ['summary', 'can you say that again'],
    ['summary', 'the day is wrong'],
    ['booked', "no that's all"],
    ['proof', "it's ABCD-2345 and my phone is 212 555 0143"],
    ['proof', 'it was booked under 212 555 0143'],
  ] as const)('at %s leaves nothing: "%s"', async (place, said) => {
    const { desk, asked } = await at(place);
    expect(textOf(await desk.says(said))).not.toContain('did not get');
    expect(asked()).toBe(0);
  });
});
