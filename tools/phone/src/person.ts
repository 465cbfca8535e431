import type { Element, Fields } from '@gomomo/fakes';
import { newCallSid } from './call-sid.ts';
import { readDocument } from './read-document.ts';
import type { Webhooks } from './webhooks.ts';

/** What the person does whose phone rings. */
export type PersonActs =
  | { readonly kind: 'answers'; readonly key: string; readonly seconds: number }
  /** Picks up and presses nothing. */
  | { readonly kind: 'machine' }
  | { readonly kind: 'no-answer' | 'busy' | 'failed' | 'canceled' };

/** The person's leg of a call, and what it is told afterwards. */
export interface PersonLeg {
  /** What the person heard before they were let through. */
  readonly whisper: string;
  readonly fields: Fields;
}

export interface DialOptions {
  readonly webhooks: Webhooks;
  readonly line: Fields;
  readonly dial: Element;
  readonly base: string;
}

/** Rings a person up as `<Dial>` says: they hear the whisper, and press a key or do not. */
export async function ringPerson(options: DialOptions, acts: PersonActs): Promise<PersonLeg> {
  const { dial, base } = options;
  const childSid = newCallSid();
  const [number] = dial.children;
  const whisperUrl = number?.attributes['url'];
  const isTaken = acts.kind === 'answers' || acts.kind === 'machine';
  const { whisper, isBridged } =
    isTaken && whisperUrl !== undefined
      ? await hearWhisper(options, new URL(whisperUrl, base).href, childSid, acts)
      : { whisper: '', isBridged: isTaken };
  const seconds = acts.kind === 'answers' && isBridged ? acts.seconds : 0;
  return {
    whisper,
    fields: {
      DialCallSid: childSid,
      DialCallStatus: isTaken ? 'completed' : acts.kind,
      DialBridged: String(isBridged),
      ...(isTaken ? { DialCallDuration: String(seconds) } : {}),
    },
  };
}

async function hearWhisper(
  { webhooks, line, dial, base }: DialOptions,
  url: string,
  childSid: string,
  acts: PersonActs,
): Promise<{ whisper: string; isBridged: boolean }> {
  const number = dial.children[0]?.text.trim() ?? '';
  const { CallSid: parent = '', From: caller = '' } = line;
  const from = dial.attributes['callerId'] ?? caller;
  const leg = { ...line, CallSid: childSid, ParentCallSid: parent, From: from, To: number };
  const fields = { ...leg, CallStatus: 'in-progress', Direction: 'outbound-dial' };
  const { document } = await webhooks.ask(url, fields);
  const { said, stop } = readDocument({ document, next: 0 });
  const whisper = said.map(({ text }) => text).join(' ');
  if (stop.kind !== 'wants') throw new Error('a whisper leads elsewhere');
  const { wants } = stop;
  if (wants.kind === 'over') return { whisper, isBridged: wants.how === 'ran out' };
  if (wants.kind !== 'answer' || acts.kind !== 'answers') return { whisper, isBridged: false };
  const action = new URL(wants.gather.attributes['action'] ?? url, base).href;
  const answer = await webhooks.ask(action, { ...fields, Digits: acts.key });
  return { whisper, isBridged: answer.document.children.length === 0 };
}
