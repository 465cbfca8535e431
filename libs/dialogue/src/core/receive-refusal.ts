import { hearNotNoted } from './call-back.ts';
import { letGo, loseTime, voidProposal } from './commit.ts';
import { ask, say, tell, type Draft, type Then } from './draft.ts';
import type { Effect, LostTime } from './effect.ts';
import type { Fact } from './fact.ts';
import { refuseProof } from './find-appointment.ts';
import { tellNoLink } from './hand-off.ts';
import { action } from './options.ts';
import { toMillis } from './local-time.ts';
import { behind, type Pending } from './pending.ts';
import { proposeMove } from './propose.ts';
import { tellHold } from './tell-hold.ts';
import type { AppointmentFacts } from './proposal.ts';

type Refused = Extract<Fact, { kind: 'refused' }>;
type Cause = LostTime['cause'];

/** A rule said no. Every no is told with what has not happened and with a way on. */
export function receiveRefusal(draft: Draft, effect: Effect, fact: Refused): Then {
  switch (effect.kind) {
    case 'findAppointment':
      return fact.code === 'rate-limited'
        ? tellSlowDown(draft, fact, 'proofs')
        : refuseProof(draft);
    case 'hold':
      return refuseHold(draft, effect, fact);
    case 'book':
    case 'reschedule':
    case 'cancel':
      return refuseWrite(draft, effect, fact);
    case 'searchSlots':
    case 'explain':
      return tellRefusal(draft, fact);
    case 'sendLink':
      return tellNoLink(draft);
    case 'transfer':
      say(draft, 'person-none', {});
      return 'done';
    case 'callBack':
    case 'takeMessage':
      return hearNotNoted(draft);
    case 'releaseHold':
      return 'done';
  }
}

const lostCodes: Readonly<Record<string, Cause>> = {
  'slot-taken': 'taken',
  'slot-unavailable': 'gone',
  'hold-expired': 'expired',
};

/** Taken by somebody else is said only where somebody else has it. */
function causeOf({ code, reason }: Refused): Cause | undefined {
  const cause = lostCodes[code];
  const bySomebody = reason === undefined || reason === 'busy' || reason === 'held';
  return cause === 'taken' && !bySomebody ? 'gone' : cause;
}

/** Longest buffer between two appointments that is thought of, ms. */
const longestBuffer = 60 * 60_000;

/** Refused for an appointment or its buffer, next to the very one that is to be moved. */
function isByItself(
  { start, end }: AppointmentFacts,
  wanted: { readonly start: string },
  { reason }: Refused,
): boolean {
  if (reason !== 'busy' && reason !== 'buffer') return false;
  const at = toMillis(wanted.start);
  const length = toMillis(end) - toMillis(start);
  return at < toMillis(end) + longestBuffer && at + length > toMillis(start) - longestBuffer;
}

function refuseHold(draft: Draft, effect: Extract<Effect, { kind: 'hold' }>, fact: Refused): Then {
  const { state } = draft;
  const { appointment } = state;
  if (effect.moving !== null && appointment && isByItself(appointment, effect, fact)) {
    // Buffers of the old time may reach into the new one; only the move itself can tell.
    return proposeMove(draft, appointment);
  }
  if (fact.code === 'rate-limited') return goOnUnheld(draft, effect);
  const cause = causeOf(fact);
  if (cause && fact.reason !== 'limit') {
    return loseTime(draft, effect.serviceId, { start: effect.start, cause });
  }
  state.chosen = null;
  return tellRefusal(draft, fact);
}

/**
 * No further hold is granted (too many from one address): the time was just found free, so the
 * talk goes on with it unheld, and a yes books it in one step or learns that it is gone.
 */
function goOnUnheld(draft: Draft, effect: Extract<Effect, { kind: 'hold' }>): Then {
  const { state } = draft;
  const { chosen, hold } = state;
  const resourceId = effect.resourceId ?? chosen?.staff[0];
  if (!chosen || resourceId === undefined) return 'proceed';
  if (hold) letGo(draft, hold);
  const { start, end } = chosen;
  const { serviceId } = effect;
  state.hold = { holdId: null, serviceId, resourceId, start, end, expiresAt: null };
  voidProposal(draft);
  tellHold(draft, state.hold);
  return 'proceed';
}

function refuseWrite(
  draft: Draft,
  effect: Extract<Effect, { kind: 'book' | 'reschedule' | 'cancel' }>,
  fact: Refused,
): Then {
  const { state } = draft;
  const { proposal } = effect;
  if (fact.appointment) state.appointment = fact.appointment;
  const cause = causeOf(fact) ?? (isUnknownHold(effect, fact) ? 'expired' : undefined);
  if (cause && fact.reason !== 'limit' && proposal.kind !== 'cancel') {
    state.hold = null;
    return loseTime(draft, proposal.service.id, { start: proposal.start, cause });
  }
  voidProposal(draft);
  if (proposal.kind === 'book') return refuseBooking(draft, fact);
  state.flow = 'none';
  return refuseChange(draft, proposal.reference, fact);
}

/** A hold that is not known any more is over, whatever ended it. */
const isUnknownHold = (effect: Effect, fact: Refused): boolean =>
  effect.kind === 'book' && fact.code === 'not-found';

function refuseBooking(draft: Draft, fact: Refused): Then {
  if (fact.code === 'validation') {
    draft.state.client.phone = null;
    draft.state.client.email = null;
    say(draft, 'details-refused', {});
    return 'proceed';
  }
  return tellRefusal(draft, fact);
}

function refuseChange(draft: Draft, reference: string, fact: Refused): Then {
  const { state } = draft;
  const pending = { kind: 'anything-else', about: 'appointment' } as const;
  if (fact.code === 'already-cancelled') {
    return tell(draft, pending, 'already-cancelled', { reference }, [action('book')]);
  }
  if (fact.code === 'policy')
    return tell(draft, pending, 'too-late-to-change', { reference }, [action('person')]);
  if (fact.code === 'version-conflict' && state.appointment) {
    const { appointment } = state;
    return tell(draft, pending, 'changed-meanwhile', { appointment }, [
      action('move'),
      action('cancel'),
    ]);
  }
  if (fact.code === 'invalid-state')
    return tell(draft, pending, 'not-changeable', { reference }, [action('book')]);
  if (fact.code === 'not-found') return refuseProof(draft);
  return tellRefusal(draft, fact);
}

const toRetry = ({ state }: Draft): Pending => ({ kind: 'retry', before: behind(state.pending) });

/** What was too much, and how long it really takes until the same is let through. */
function tellSlowDown(draft: Draft, fact: Refused, of: 'calls' | 'proofs'): Then {
  const params = { of, seconds: fact.retryAfterSeconds ?? null };
  return ask(draft, toRetry(draft), 'slow-down', params, [action('retry'), action('person')]);
}

function tellRefusal(draft: Draft, fact: Refused): Then {
  if (fact.code === 'rate-limited') return tellSlowDown(draft, fact, 'calls');
  const limit = fact.reason === 'limit' || fact.code === 'policy';
  const options = limit ? [action('person'), action('drop')] : [action('retry'), action('person')];
  return limit
    ? ask(draft, { kind: 'date' }, 'limit-reached', {}, options)
    : ask(draft, toRetry(draft), 'weather', { booked: 'nothing' }, options);
}
