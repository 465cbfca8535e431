import type { Command, Slot } from '../command.ts';
import { commitProposal, release, voidProposal } from './commit.ts';
import { refuseCallBack, requestCallBack } from './call-back.ts';
import { say, tell, type Draft, type Then } from './draft.ts';
import { sayFarewell } from './farewell.ts';
import { reopenTime, takeSoonest } from './fill-slot.ts';
import { withoutReference } from './find-appointment.ts';
import { askChangeOtherwise, askWhichTime } from './ask-otherwise.ts';
import { askAnythingElse, askWhat } from './proceed.ts';
import { dropNext, startNext } from './several.ts';
import { action } from './options.ts';
import { askChange } from './start-flow.ts';
import { askDay, nameMore } from './name-more.ts';
import { sendLink } from './hand-off.ts';
import { isAtHand } from './pending.ts';

/** A yes, to whatever is on the table. */
export function confirmQuestion(draft: Draft): Then {
  const { state } = draft;
  switch (state.pending.kind) {
    case 'confirm':
      return commitProposal(draft);
    case 'next':
      return startNext(draft);
    case 'link':
      return sendLink(draft);
    case 'call-back':
      return requestCallBack(draft);
    case 'retry':
    case 'leave':
      return 'proceed';
    case 'anything-else':
    case 'action':
    case 'what':
    case 'nothing':
      return askWhat(draft);
    case 'time':
      return takeOnlyOne(draft, state.pending.again);
    case 'service':
      return takeOnlyService(draft, state.pending.candidates);
    case 'change':
      return askChangeOtherwise(draft);
    case 'reference':
      return state.flow === 'none' ? sayFarewell(draft) : 'ask-again';
    default:
      return 'ask-again';
  }
}

/**
 * Yes to one named time, to the one that ran out, or to the first or last that was asked for, is that
 * time; yes to several is no answer.
 */
function takeOnlyOne(draft: Draft, handle: string | null): Then {
  const { offer, wish } = draft.state;
  const [first, ...others] = offer?.slots ?? [];
  const again = offer?.slots.find((slot) => slot.handle === handle);
  const named = wish.edge !== null;
  const slot = again ?? (others.length > 0 && !named ? undefined : first);
  if (!slot) return askWhichTime(draft);
  reopenTime(draft);
  draft.state.chosen = slot;
  return 'proceed';
}

function takeOnlyService(draft: Draft, candidates: readonly string[]): Then {
  if (candidates.length !== 1) return 'ask-again';
  draft.state.wish.serviceIds = [...candidates];
  return 'proceed';
}

/** A no, to whatever is on the table. */
export function rejectQuestion(draft: Draft): Then {
  const { state } = draft;
  switch (state.pending.kind) {
    case 'confirm':
      return state.flow === 'book' ? askChange(draft) : keepAppointment(draft);
    case 'time':
      return nameMore(draft);
    case 'next':
      dropNext(draft);
      return askAnythingElse(draft);
    case 'anything-else':
    case 'action':
    case 'link':
    case 'leave':
      return sayFarewell(draft);
    case 'call-back':
      return refuseCallBack(draft);
    case 'reference':
    case 'proof':
      return state.flow === 'none' ? sayFarewell(draft) : withoutReference(draft);
    case 'what':
      return isAtHand(state.pending) ? sayFarewell(draft) : 'ask-again';
    case 'change':
      return 'proceed';
    case 'name':
    case 'contact':
    case 'name-and-contact':
      return draft.state.chosen ? askChange(draft) : 'ask-again';
    case 'retry':
      return sayFarewell(draft);
    default:
      return 'ask-again';
  }
}

/** "Keep it", "leave it": the appointment stays, or the booking is what was shown. */
export function keepAsItIs(draft: Draft): Then {
  if (draft.state.flow === 'book') return 'proceed';
  voidProposal(draft);
  release(draft);
  return keepAppointment(draft);
}

/** No to a move or to a cancellation: the appointment stays as it is. */
export function keepAppointment(draft: Draft): Then {
  const { state } = draft;
  if (state.flow === 'reschedule' && state.proposal) return askChange(draft);
  state.flow = 'none';
  voidProposal(draft);
  const pending = { kind: 'anything-else', about: 'appointment' } as const;
  return tell(draft, pending, 'kept', {}, [action('move'), action('book')]);
}

type Correct = Extract<Command, { kind: 'correct' }>;

/** "The day is wrong": that point is open again. */
export function correctSlot(draft: Draft, command: Correct): Then {
  const { state } = draft;
  if (state.flow === 'none') return 'ask-again';
  const opened = open[command.slot](draft);
  if (opened === 'proceed' && isAboutTime(command.slot)) reopenTime(draft);
  return opened;
}

const isAboutTime = (slot: Slot): boolean =>
  slot === 'service' || slot === 'resource' || slot === 'date' || slot === 'time';

/** Name and contact, both to be asked again. */
export const forgetDetails = (draft: Draft): Then => forget('name', 'phone', 'email')(draft);

const forget =
  (...details: ('name' | 'phone' | 'email')[]) =>
  (draft: Draft): Then => {
    for (const detail of details) draft.state.client[detail] = null;
    draft.changed = true;
    voidProposal(draft);
    return 'proceed';
  };

const open: Record<Slot, (draft: Draft) => Then> = {
  service: (draft) => {
    if (draft.state.flow !== 'book') return 'ask-again';
    draft.state.wish.serviceIds = [];
    return 'proceed';
  },
  resource: (draft) => {
    const serviceId = draft.state.wish.serviceIds[0];
    if (draft.state.flow === 'book' && serviceId === undefined) return 'proceed';
    draft.state.wish.staff = 'any';
    draft.state.pending = { kind: 'resource' };
    return 'proceed';
  },
  date: (draft) => {
    reopenTime(draft);
    draft.state.wish.days = null;
    draft.state.wish.weekdays = [];
    draft.state.wish.time = null;
    return askDay(draft);
  },
  time: (draft) => {
    const day = draft.state.chosen?.start.slice(0, 10);
    if (day) draft.state.wish.days = { from: day, to: day };
    draft.state.wish.time = null;
    draft.state.wish.edge = null;
    return 'proceed';
  },
  name: forget('name'),
  phone: forget('phone'),
  email: forget('email'),
  reference: (draft) => {
    draft.state.claim = { reference: null, contact: null, name: null };
    draft.state.appointment = null;
    return 'proceed';
  },
};

/** Of a few that the words fitted the first, which is said; of all there are none. */
function takeAnyService(draft: Draft): Then {
  const { wish, pending } = draft.state;
  const few = pending.kind === 'service' && wish.serviceIds.length > 1;
  if (few) wish.serviceIds = wish.serviceIds.slice(0, 1);
  else say(draft, 'service-needed', {});
  return few ? 'proceed' : 'ask-again';
}

/** "Doesn't matter", "I'd rather not": taken as any where that is possible. */
export function skipQuestion(draft: Draft): Then {
  const { state } = draft;
  switch (state.pending.kind) {
    case 'resource':
      state.pending = { kind: 'nothing' };
      state.wish.staff = 'any';
      return 'proceed';
    case 'service':
      return takeAnyService(draft);
    case 'date':
    case 'which-day':
    case 'time':
      return takeSoonest(draft);
    case 'name':
    case 'name-and-contact':
      say(draft, 'name-needed', {});
      return 'ask-again';
    case 'contact':
      say(draft, 'contact-needed', {});
      return 'ask-again';
    case 'reference':
    case 'proof':
      return withoutReference(draft);
    default:
      return 'ask-again';
  }
}
