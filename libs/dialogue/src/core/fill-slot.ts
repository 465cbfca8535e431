import type { ResourceValue, ServiceValue, SetCommand } from '../command.ts';
import { takeUpWanted } from './call-back.ts';
import { voidProposal } from './commit.ts';
import { say, type Draft, type Then } from './draft.ts';
import { adoptNearestDay, fillDate } from './fill-date.ts';
import { fillTime } from './fill-time.ts';
import { isAtHand, kindAsked } from './pending.ts';
import { takesNext } from './several.ts';
import { beginFlow } from './start-flow.ts';

/** Takes a value, wherever in the conversation it is given. A value that is new voids a proposal. */
export function fillSlot(draft: Draft, command: SetCommand): Then {
  // Who had nothing on the day asked for is ruled out: that day is looked at again.
  const another = command.slot === 'resource' && command.value.negated;
  if (!another && (command.slot === 'service' || command.slot === 'resource'))
    adoptNearestDay(draft);
  switch (command.slot) {
    case 'service':
      return fillService(draft, command.value);
    case 'resource':
      return fillResource(draft, command.value);
    case 'date':
      return aboutTime(draft, 'date', () => fillDate(draft, command.value));
    case 'time':
      // "Thursday, any time" is not about the times of the day that is on the table.
      if (command.value.kind === 'any' && draft.state.pending.kind === 'time' && !draft.dateSaid)
        return takeSoonest(draft);
      return aboutTime(draft, 'time', () => {
        takeOfferedService(draft);
        return fillTime(draft, command.value);
      });
    case 'reference':
      return fillReference(draft, command.value);
    default:
      return fillDetail(draft, command.slot, command.value);
  }
}

/** Choosing a time is part of a booking or of a move; said out of the blue it starts a booking. */
function aboutTime(draft: Draft, slot: 'date' | 'time', fill: () => boolean): Then {
  const { flow, appointment, pending } = draft.state;
  if (flow === 'none' || flow === 'cancel' || flow === 'lookup') {
    // "Make it Friday" of something that is booked moves it; it is asked before it is done.
    const moves = appointment?.status === 'confirmed' && (flow !== 'none' || isAtHand(pending));
    if (!moves && flow !== 'none') return 'ask-again';
    if (!takesNext(draft, slot)) beginFlow(draft, moves ? 'reschedule' : 'book');
  }
  // Asked with whom, and answered by a time: anyone will do.
  if (kindAsked(pending) === 'resource') draft.state.pending = { kind: 'nothing' };
  if (fill()) reopenTime(draft);
  return 'proceed';
}

/** Any time will do: the first that is on the table, else the first there is. */
export function takeSoonest(draft: Draft): Then {
  const { offer, wish, pending } = draft.state;
  const [slot] = offer?.slots ?? [];
  if (pending.kind === 'time' && slot) {
    reopenTime(draft);
    draft.state.chosen = slot;
    return 'proceed';
  }
  wish.days = wish.dayReadings[0] ?? wish.days;
  wish.dayReadings = [];
  wish.dayDoubt = null;
  wish.edge = 'first';
  wish.edgeAsked = false;
  return 'proceed';
}

/** Of several services the words fitted: naming a time takes the one whose times were shown. */
function takeOfferedService(draft: Draft): void {
  const { offer, pending, wish } = draft.state;
  if (pending.kind === 'time' && offer && wish.serviceIds.includes(offer.serviceId)) {
    wish.serviceIds = [offer.serviceId];
  }
}

/** The time taken is not what is wanted any more. The hold stays until another replaces it. */
export function reopenTime(draft: Draft): void {
  draft.changed = true;
  draft.state.chosen = null;
  voidProposal(draft);
}

/** There is no such service. What was decided stays, but a yes in the same breath is no yes to it. */
function unknownService(draft: Draft, said: string): Then {
  const { wish } = draft.state;
  if (wish.serviceIds.length === 1) {
    say(draft, 'service-unknown', { said });
    draft.changed = true;
    return 'ask-again';
  }
  wish.unknownService = said;
  wish.serviceIds = [];
  reopenTime(draft);
  return 'proceed';
}

function fillService(draft: Draft, value: ServiceValue): Then {
  const { state } = draft;
  // The service of an appointment on file is not changed by naming it again.
  if (state.flow !== 'none' && state.flow !== 'book') return 'ask-again';
  if (state.flow === 'none' && !takesNext(draft, value.ids)) beginFlow(draft, 'book');
  const known = value.ids.filter((id) => draft.tenant.services.some((each) => each.id === id));
  if (known.length === 0) return unknownService(draft, value.text);
  const narrowed = known.filter((id) => state.wish.serviceIds.includes(id));
  const next = state.wish.serviceIds.length > 1 && narrowed.length > 0 ? narrowed : known;
  const [decided] = state.wish.serviceIds;
  if (state.wish.serviceIds.length === 1 && decided !== undefined && next.includes(decided)) {
    return 'proceed';
  }
  state.wish.serviceIds = next;
  reopenTime(draft);
  return 'proceed';
}

function fillResource(draft: Draft, value: ResourceValue): Then {
  const { wish } = draft.state;
  if (draft.state.flow === 'none') beginFlow(draft, 'book');
  if (kindAsked(draft.state.pending) === 'resource') draft.state.pending = { kind: 'nothing' };
  if (value.ids === 'any') {
    wish.notStaff = [];
    if (wish.staff !== 'any') {
      wish.staff = 'any';
      if (!draft.state.chosen) reopenTime(draft);
    }
    return 'proceed';
  }
  const known = value.ids.filter((id) => draft.tenant.resources.some((each) => each.id === id));
  if (known.length === 0) {
    say(draft, 'staff-unknown', { said: value.text });
    return 'ask-again';
  }
  if (value.negated) {
    wish.notStaff = [...new Set([...wish.notStaff, ...known])];
    if (wish.staff !== 'any') wish.staff = 'any';
  } else {
    wish.staff = known;
    wish.notStaff = wish.notStaff.filter((id) => !known.includes(id));
  }
  const held = draft.state.hold?.resourceId;
  const keeps = held !== undefined && !value.negated && known.includes(held);
  if (!keeps) keepTimeOfDay(draft);
  return 'proceed';
}

/** "With Ana instead" means the same time with Ana, when a time had been taken. */
function keepTimeOfDay(draft: Draft): void {
  const { chosen, wish } = draft.state;
  if (chosen) {
    const day = chosen.start.slice(0, 10);
    wish.days = { from: day, to: day };
    wish.time = { kind: 'at', times: [chosen.start.slice(11, 16)], around: false };
  }
  reopenTime(draft);
}

function fillReference(draft: Draft, value: string): Then {
  const { state } = draft;
  if (state.flow === 'none' || state.flow === 'book') beginFlow(draft, 'lookup');
  state.claim = { ...state.claim, reference: value };
  return 'proceed';
}

/** Something else was asked, and stays the question: a detail given early is thanked for. */
function isMidway({ state, prompts }: Draft): boolean {
  const asked = kindAsked(state.pending);
  // The question that this turn brought up has not been answered by it.
  if (asked === 'action') return prompts.length === 0;
  return ['time', 'date', 'which-day', 'service', 'resource'].includes(asked);
}

/** Details given for an appointment that is not opened yet are proof of it, nothing else. */
function provesAppointment({ state }: Draft): boolean {
  const kind = kindAsked(state.pending);
  if (kind === 'proof' || kind === 'reference') return true;
  return state.flow !== 'none' && state.flow !== 'book' && state.appointment === null;
}

/** Once a turn, by name where one is among what was given. */
function thank(draft: Draft, name: string | null): void {
  const at = draft.prompts.findIndex(({ id }) => id === 'noted');
  if (at < 0) say(draft, 'noted', { name });
  else if (name !== null) draft.prompts[at] = { id: 'noted', params: { name }, options: [] };
}

function fillDetail(draft: Draft, slot: 'name' | 'phone' | 'email', value: string): Then {
  const { state } = draft;
  if (provesAppointment(draft)) {
    if (slot === 'name') state.claim = { ...state.claim, name: value };
    else state.claim = { ...state.claim, contact: value };
    return 'proceed';
  }
  // "I can't make it, it's Jo Webb": whose it is, whatever is to become of it.
  if (slot === 'name' && state.flow === 'none' && kindAsked(state.pending) === 'action')
    state.claim = { ...state.claim, name: value };
  if (state.client[slot] !== value) {
    state.client[slot] = value;
    draft.changed = true;
    if (state.proposal?.kind === 'book') voidProposal(draft);
  }
  const wanted = takeUpWanted(draft);
  if (wanted) return wanted;
  if (!isMidway(draft)) return state.flow === 'none' ? 'ask-again' : 'proceed';
  thank(draft, slot === 'name' ? value : null);
  return 'ask-again';
}
