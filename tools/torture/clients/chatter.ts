import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { Reply, Talk } from './talk.ts';
import { notYes, yes } from './words.ts';

const turnsMax = 25;
const thinkMs = 150;

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Whom it is for. */
export interface Visitor {
  readonly name: string;
  readonly phone: string;
}

/** A client who wants a haircut, hesitates now and then, and sometimes takes it back. */
export async function chat(talk: Talk, random: Random, visitor: Visitor): Promise<void> {
  const wish = `a haircut on ${random.pick(days)} next week after ${8 + random.below(8)}`;
  let replies = await talk.say({ message: wish });
  let isBooked = false;
  for (let turn = 0; turn < turnsMax; turn += 1) {
    await pause(random.next() * thinkMs);
    isBooked ||= replies.some(({ appointment }) => appointment !== undefined);
    if (isBooked) return random.chance(0.3) ? takeBack(talk) : undefined;
    const last = replies.at(-1);
    if (last === undefined) return;
    replies = await answer(talk, random, last, visitor);
  }
}

function answer(
  talk: Talk,
  random: Random,
  last: Reply,
  { name, phone }: Visitor,
): Promise<readonly Reply[]> {
  if (last.card?.kind === 'summary') return decide(talk, random, last);
  const asksWho = last.card?.kind === 'contact' || /who is it for|name/i.test(last.text);
  if (asksWho) return talk.say({ message: `${name} ${phone}` });
  const choice = last.choices?.[random.chance(0.7) ? 0 : random.below(last.choices.length)];
  if (choice === undefined) return talk.say({ message: 'a haircut next week' });
  return talk.say({ choice: choice.id });
}

/** A yes by word or by button; or words that begin like a yes and are none. */
function decide(talk: Talk, random: Random, { choices }: Reply): Promise<readonly Reply[]> {
  if (random.chance(0.35)) return talk.say({ message: random.pick(notYes) });
  const [accept] = choices ?? [];
  if (accept !== undefined && random.chance(0.5)) return talk.say({ choice: accept.id });
  return talk.say({ message: random.pick(yes) });
}

async function takeBack(talk: Talk): Promise<void> {
  const [reply] = await talk.say({ message: 'please cancel it' });
  if (/shall i cancel/i.test(reply?.text ?? '')) await talk.say({ message: 'yes' });
}
