import type { ChatAnswer } from '@gomomo/contracts';
import { say } from './turns.ts';

/** Everything at once, as people who know what they want do. */
const volunteered = [
  'a deep tissue massage next Wednesday at 3 pm with Ana please, I am Jo Park, 212 555 0117',
];

/** One thing a turn, and no more than is asked. */
const oneByOne = [
  ...['I would like to book', 'relaxation massage', 'next Thursday', '11 am', 'Jo Park'],
  '212 555 0118',
];

/** How many turns it takes until it is booked; a yes is said to whatever is asked after the lines. */
async function countTurns(url: string, lines: readonly string[]): Promise<number> {
  let answer: ChatAnswer | undefined;
  for (let turn = 1; turn <= 12; turn += 1) {
    answer = await say(url, answer, lines[turn - 1] ?? 'yes');
    if (answer.replies.some(({ appointment }) => appointment !== undefined)) return turn;
  }
  throw new Error(`not booked: ${answer?.replies.at(-1)?.text}`);
}

export const countVolunteered = (url: string): Promise<number> => countTurns(url, volunteered);
export const countAsked = (url: string): Promise<number> => countTurns(url, oneByOne);
