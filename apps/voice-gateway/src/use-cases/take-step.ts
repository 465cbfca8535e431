import type { Speaker, Taken } from '@gomomo/conversations';
import { conversationKeyOf } from '../domain/call.ts';
import type { Connected } from '../domain/line.ts';
import type { CallDeps } from './call-deps.ts';
import { createPersonWishes } from './person-wishes.ts';
import { createTransfer } from './put-through.ts';

const unknownCaller = 'unknown';

/** Who calls. Limits count by the number; those who withhold theirs are counted together per call. */
function toSpeaker(deps: CallDeps, connected: Connected, step: number): Speaker {
  const { sendLink } = deps;
  const transfer = createTransfer(deps, connected, step);
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
    called: line.called,
    actions: {
      ...(sendLink && { sendLink: (phone) => sendLink(connected, phone) }),
      ...(transfer && { transfer }),
      ...createPersonWishes(deps, connected, step),
    },
  };
}

export const stepId = (step: number): string => `step-${step}`;

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
    toSpeaker(deps, connected, step),
    {
      turn,
      messageId: stepId(step),
      begins,
    },
  );
}
