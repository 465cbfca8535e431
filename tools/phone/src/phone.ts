import type { Fields } from '@gomomo/fakes';
import type { Act } from './act.ts';
import { newCallSid } from './call-sid.ts';
import { gather } from './gather.ts';
import type { Heard } from './heard.ts';
import { ringPerson, type PersonActs } from './person.ts';
import { keepRecording, recordedFields } from './recording.ts';
import { createTalk, type Talk } from './talk.ts';
import { createWalk, type Walk } from './walk.ts';
import { createWebhooks, type Line, type Webhooks } from './webhooks.ts';

export interface PhoneOptions extends Line {
  readonly accountSid?: string;
  /** E.164, or `anonymous` where the number is withheld. */
  readonly from?: string;
  readonly to?: string;
  readonly callSid?: string;
  /** A fake of Twilio that keeps recordings. */
  readonly twilioUrl?: string;
}

/** A telephone in one call: sends signed webhooks, and does what the documents say. */
export interface Phone {
  readonly callSid: string;
  dials(): Promise<Heard>;
  acts(act: Act): Promise<Heard>;
  says(text: string, confidence?: number): Promise<Heard>;
  keys(digits: string): Promise<Heard>;
  stays(): Promise<Heard>;
  /** The relay's socket breaks off, and the line asks how the call goes on. */
  losesSocket(): Promise<Heard>;
  interrupts(text: string): Promise<Heard>;
  /** The person who is called does something. */
  person(acts: PersonActs): Promise<Heard & { readonly whisper: string }>;
  /** Talks after the tone for so long; 0: says nothing. */
  records(seconds: number): Promise<Heard>;
  /** A webhook of this call, as it is, and what is heard then. */
  send(url: string, fields: Fields): Promise<Heard>;
  /** The last webhook comes once more. */
  again(): Promise<Heard>;
  /** The HTTP status that this was answered with. */
  hangsUp(status?: string): Promise<number>;
}

/** What networks put in place of a number that is withheld: ANONYMOUS on a keypad. */
const anonymous = '+266696687';

interface Hands {
  readonly walk: Walk;
  readonly talk: Talk;
  readonly webhooks: Webhooks;
  readonly line: Fields & { readonly CallSid: string; readonly AccountSid: string };
  readonly twilioUrl: string | undefined;
}

function toLine(options: PhoneOptions): Hands['line'] {
  const { from = '+12125550143', to = '+17185550134' } = options;
  const caller = ['anonymous', 'withheld'].includes(from) ? anonymous : from;
  return {
    CallSid: options.callSid ?? newCallSid(),
    AccountSid: options.accountSid ?? `AC${'0'.repeat(32)}`,
    ApiVersion: '2010-04-01',
    ...{ From: caller, Caller: caller, To: to, Called: to, Direction: 'inbound' },
  };
}

export function createPhone(options: PhoneOptions): Phone {
  const { url, publicUrl = url, twilioUrl } = options;
  const line = toLine(options);
  const webhooks = createWebhooks(options);
  const hangsUp = (CallStatus = 'completed'): Promise<number> => {
    talk.breakOff();
    return webhooks.tell(`${publicUrl}/twilio/voice/status`, { ...line, CallStatus });
  };
  const onOver = async (): Promise<void> => void (await hangsUp());
  const walk = createWalk({ webhooks, line, onOver });
  const talk = createTalk({ walk, product: options, line });
  const hands = { walk, talk, webhooks, line, twilioUrl };
  const acts = (act: Act): Promise<Heard> => answer(hands, act);
  return {
    ...{ callSid: line.CallSid, acts, hangsUp },
    send: walk.send,
    again: walk.again,
    dials: () => walk.send(`${publicUrl}/twilio/voice/incoming`, { CallStatus: 'ringing' }),
    says: (text, confidence = 0.92) => acts({ kind: 'says', text, confidence }),
    keys: (digits) => acts({ kind: 'keys', digits }),
    stays: () => acts({ kind: 'silence' }),
    losesSocket: () => talk.lose(walk.waiting('talk')),
    interrupts: (text) => acts({ kind: 'interrupts', text, confidence: 0.9 }),
    person: (does) => meetPerson(hands, does),
    records: (seconds) => leaveMessage(hands, seconds),
  };
}

async function answer({ walk, talk }: Hands, act: Act): Promise<Heard> {
  if (walk.wants() === 'talk') return talk.acts(walk.waiting('talk'), act);
  const here = walk.waiting('answer');
  const fields = gather(here.wants.gather, act, here.heard.said);
  return fields === undefined ? walk.passOver(here) : walk.act(here, here.wants.gather, fields);
}

async function meetPerson({ walk, webhooks, line }: Hands, acts: PersonActs) {
  const here = walk.waiting('person');
  const { dial } = here.wants;
  const { whisper, fields } = await ringPerson({ webhooks, line, dial, base: here.url }, acts);
  const isTold = dial.attributes['action'] !== undefined;
  const heard = isTold ? await walk.act(here, dial, fields) : await walk.passOver(here);
  return { ...heard, whisper };
}

async function leaveMessage(
  { walk, webhooks, line, twilioUrl }: Hands,
  seconds: number,
): Promise<Heard> {
  const here = walk.waiting('message');
  const { record } = here.wants;
  if (seconds === 0) return walk.passOver(here);
  const sid = await keepRecording(twilioUrl, line.CallSid, seconds);
  const told = { sid, accountSid: line.AccountSid, seconds, twilioUrl };
  const fields = recordedFields(record, told);
  const heard = await walk.act(here, record, fields);
  const callback = record.attributes['recordingStatusCallback'];
  if (callback !== undefined) {
    const to = new URL(callback, here.url).href;
    await webhooks.tell(to, { ...line, ...fields, RecordingStatus: 'completed' });
  }
  return heard;
}
