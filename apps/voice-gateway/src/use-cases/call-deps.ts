import type { Conversations, Speaker, Taken } from '@gomomo/conversations';
import type { Clock } from '@gomomo/kernel';
import type { CallStore } from '../store/call-store.ts';
import type { Lines } from '../store/lines.ts';
import type { Business } from '../domain/business.ts';
import { conversationKeyOf, type Call } from '../domain/call.ts';
import type { Businesses } from './businesses.ts';
import type { SendLink } from './send-link.ts';

export interface CallDeps {
  readonly conversations: Pick<Conversations, 'takeTurn'>;
  readonly calls: CallStore;
  readonly lines: Lines;
  readonly businesses: Businesses;
  readonly clock: Clock;
  /** Left out: no text message can be sent. */
  readonly sendLink?: SendLink;
}

/** One webhook of a call: which call, from and to whom. */
export interface Line {
  readonly callSid: string;
  readonly from: string;
  /** The number that was called; it picks the business. */
  readonly called: string;
  /** The public address that the webhook came to. */
  readonly baseUrl: string;
}

/** A call and whose it is. */
export interface Connected {
  readonly line: Line;
  readonly call: Call;
  readonly business: Business;
}

const unknownCaller = 'unknown';

/** Who calls. Limits count by the number; those who withhold theirs are counted together per call. */
function toSpeaker({ sendLink }: CallDeps, connected: Connected): Speaker {
  const { call, line } = connected;
  const { caller, tenantId } = call;
  return {
    tenantId,
    actor: {
      kind: 'client',
      channel: 'phone',
      address: caller ?? `${unknownCaller}-${line.callSid}`,
    },
    ...(caller === null ? {} : { caller: { phone: caller } }),
    actions: sendLink ? { sendLink: (phone) => sendLink(connected, phone) } : {},
  };
}

/** One step of a call, exactly once: a webhook that comes again is answered as the first time. */
export function takeStep(
  deps: CallDeps,
  connected: Connected,
  step: number,
  turn: Taken['turn'],
  begins?: 'silent',
) {
  return deps.conversations.takeTurn(
    conversationKeyOf(connected.line.callSid),
    toSpeaker(deps, connected),
    {
      turn,
      messageId: `step-${step}`,
      begins,
    },
  );
}
