import { createPhone, type Heard, type Phone, type PhoneOptions } from '@gomomo/phone';
import { setTimeout as pause } from 'node:timers/promises';

export interface Caller {
  readonly phone: Phone;
  /** Everything that was said to this caller. */
  readonly heard: string[];
  /** One act, and what is heard then. @throws Error on silence */
  does(act: Act): Promise<Heard>;
}

export type Act = (phone: Phone) => Promise<Heard>;

const dials: Act = (phone) => phone.dials();
export const wish: Act = (phone) => phone.says('A haircut next week on wednesday, please.');
export const yes: Act = (phone) => phone.says('Yes.');

/** What a caller takes to answer. */
const thinkMs = 150;
const actsMax = 15;

export function createCaller(options: PhoneOptions): Caller {
  const phone = createPhone(options);
  const heard: string[] = [];
  return {
    phone,
    heard,
    async does(act) {
      const answer = await act(phone);
      heard.push(answer.text);
      if (answer.text.trim() === '') throw new Error(`silence after: ${heard.join(' | ')}`);
      return answer;
    },
  };
}

/** A reference is said, character by character, behind what has been done. */
const booked = /\bbooked\b.*\b(?:[0-9A-Z],? ){7}[0-9A-Z]\b/i;

/** A call from its beginning until this is heard. */
export const talkTo = async (caller: Caller, goal: RegExp): Promise<void> =>
  walk(caller, { goal, heard: await caller.does(dials), act: dials });

export const bookByPhone = (caller: Caller): Promise<void> => talkTo(caller, booked);

/** To the end of a booking; `act` is what was done last. */
export const goOn = (caller: Caller, heard: Heard, act: Act): Promise<void> =>
  walk(caller, { goal: booked, heard, act });

interface From {
  readonly goal: RegExp;
  readonly heard: Heard;
  readonly act: Act;
}

/** Does what the desk asks for, and once more what it missed. */
async function walk(caller: Caller, { goal, ...from }: From): Promise<void> {
  let { heard, act } = from;
  for (let count = 0; count < actsMax; count += 1) {
    if (goal.test(heard.text)) return;
    if (heard.wants.kind !== 'answer') break;
    await pause(thinkMs);
    act = toAct(heard.text) ?? act;
    heard = await caller.does(act);
  }
  throw new Error(`never heard ${String(goal)}: ${caller.heard.join(' | ')}`);
}

/** Undefined: the same again. */
function toAct(text: string): Act | undefined {
  if (/say that once more/.test(text)) return undefined;
  if (/shall I book|say yes/i.test(text)) return yes;
  // Never a day of the menu: of today little may be left.
  if (/which day/i.test(text)) return wish;
  if (/\bname\b/i.test(text)) return (phone) => phone.says('Jo Park');
  if (/press 1\b/i.test(text)) return (phone) => phone.keys('1');
  return wish;
}
