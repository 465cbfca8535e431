import { createPhone, type Heard, type Phone } from '@gomomo/phone';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { CallerOptions } from './caller-options.ts';
import { followLink } from './follow-link.ts';
import { notYes, yes } from './words.ts';

const actsMax = 14;
const thinkMs = 150;
const triesMax = 8;

/** Who calls, and what they are called. */
export interface Caller {
  readonly from: string;
  readonly called: string;
}

interface Line extends Caller {
  readonly options: CallerOptions;
  readonly phone: Phone;
}

/** One call from somebody whom nobody has been before. */
export async function call(options: CallerOptions, caller: Caller): Promise<void> {
  const { origin, token, shop, random } = options;
  const { from } = caller;
  const phone = createPhone({ url: origin, token, from, to: shop.number });
  const line = { options, ...caller, phone };
  const wantsLink = random.chance(0.25);
  try {
    await talkOn(line, wantsLink);
  } finally {
    await line.phone.hangsUp().catch(() => undefined);
  }
}

async function talkOn(line: Line, wantsLink: boolean): Promise<void> {
  const { options, from, called } = line;
  const { random } = options;
  let heard = await does(line, '(calls)', (phone) => phone.dials());
  for (let acts = 0; acts < actsMax; acts += 1) {
    if (heard.wants.kind !== 'answer' || /\bbooked\b/i.test(heard.text)) break;
    await pause(random.next() * thinkMs);
    const said = toAnswer(heard.text, random, { wantsLink, called });
    heard = await does(line, said, (phone) =>
      /^\d$/.test(said) ? phone.keys(said) : phone.says(said),
    );
    if (/sent a link to your phone/.test(heard.text)) await followLink(options, from);
  }
}

function toAnswer(
  text: string,
  random: Random,
  { wantsLink, called }: { readonly wantsLink: boolean; readonly called: string },
): string {
  if (/shall i send a link|text you a link/i.test(text)) return wantsLink ? 'yes' : 'no';
  if (/for Book it/.test(text)) {
    if (wantsLink) return `zxcv ${'qwrt '.repeat(1 + random.below(4))}`;
    return random.pick(random.chance(0.3) ? notYes : [...yes, '1']);
  }
  if (/which day/i.test(text)) return 'A haircut next week on wednesday, please.';
  if (/\bname\b/i.test(text)) return called;
  if (/press 1\b/i.test(text)) return String(1 + random.below(2));
  return 'A haircut next week on thursday, please.';
}

/**
 * What is lost on the way is asked for once more, as Twilio's fallback and a caller's patience do.
 * @throws Error when nothing is ever heard
 */
async function does(
  { options, phone, from, called }: Line,
  said: string,
  act: (phone: Phone) => Promise<Heard>,
): Promise<Heard> {
  const { history, name, shop, random } = options;
  for (let tries = 0; tries < triesMax; tries += 1) {
    const asked = { said, from, called, callSid: phone.callSid };
    const id = history.begin({ client: name, tenant: shop.slug, op: 'speak', asked });
    try {
      const heard = await (tries === 0 ? act(phone) : phone.again());
      history.end(id, { kind: 'ok', told: { text: heard.text, wants: heard.wants.kind } });
      return heard;
    } catch (error) {
      history.end(id, { kind: 'unknown', code: error instanceof Error ? error.message : '?' });
      await pause(300 + random.below(700));
    }
  }
  throw new Error('nothing was heard');
}
