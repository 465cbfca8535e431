import { ask, run, say, tell, type Draft, type Then } from './draft.ts';
import { sayFarewell } from './farewell.ts';
import { behind } from './pending.ts';
import { askWhat } from './proceed.ts';

/** Somebody is to call; without a number to call it is asked for first. */
export const requestCallBack = (draft: Draft): Then => want(draft, 'callBack');

/** What is said after the tone is kept for a person. */
export const leaveMessage = (draft: Draft): Then => want(draft, 'takeMessage');

function want(draft: Draft, wanted: 'callBack' | 'takeMessage'): Then {
  const { state, policy } = draft;
  if (!(wanted === 'callBack' ? policy.callBack : policy.message)) {
    say(draft, 'answer-call-back', {});
    return 'ask-again';
  }
  const { pending, client, caller, appointment } = state;
  const reason = pending.kind === 'call-back' ? pending.reason : 'asked';
  const phone = client.phone ?? caller;
  if (phone === null) {
    state.wanted = { kind: wanted, reason };
    return ask(draft, { kind: 'contact' }, 'ask-contact', {});
  }
  delete state.wanted;
  const { name } = client;
  return run(draft, {
    kind: wanted,
    reason,
    phone,
    name,
    reference: appointment?.reference ?? null,
  });
}

/** The number that was lacking has been given. Undefined: nothing waits for one. */
export function takeUpWanted(draft: Draft): Then | undefined {
  const { wanted, client } = draft.state;
  if (!wanted || client.phone === null) return undefined;
  draft.state.pending = { ...wantedPending, reason: wanted.reason };
  return want(draft, wanted.kind);
}

const wantedPending = { kind: 'call-back', before: { kind: 'nothing' } } as const;

/** A no to being called back: what was open goes on. */
export function refuseCallBack(draft: Draft): Then {
  const { pending } = draft.state;
  if (pending.kind === 'call-back' && pending.reason === 'turn-limit') return sayFarewell(draft);
  draft.state.pending = behind(pending);
  return draft.state.flow === 'none' ? askWhat(draft) : 'proceed';
}

/** It is kept for a person; a call that has gone on for too long ends with it. */
export function hearNoted(
  draft: Draft,
  { phone, reason }: { phone: string; reason: string },
): Then {
  const { state } = draft;
  state.pending = behind(state.pending);
  if (reason === 'turn-limit') {
    say(draft, 'call-back-noted', { phone });
    return sayFarewell(draft);
  }
  return goOn(draft, () => say(draft, 'call-back-noted', { phone }));
}

/** It has been spoken, or nothing came after the tone: then it is known who called. */
export function hearMessage(draft: Draft, heard: boolean): Then {
  draft.state.pending = behind(draft.state.pending);
  return goOn(draft, () => say(draft, heard ? 'message-taken' : 'message-empty', {}));
}

function goOn(draft: Draft, tellIt: () => unknown): Then {
  tellIt();
  if (draft.state.flow !== 'none') return 'proceed';
  return tell(draft, { kind: 'anything-else', about: 'person' }, 'anything-else', {});
}

/** It could not be kept: the number of the business, where there is one, is the way on. */
export function hearNotNoted(draft: Draft): Then {
  draft.state.pending = behind(draft.state.pending);
  return goOn(draft, () => say(draft, 'call-back-failed', {}));
}
