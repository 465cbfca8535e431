import { askDetails, settleTime } from './choose-time.ts';
import { ask, say, tell, type Draft, type Then } from './draft.ts';
import { needAppointment } from './find-appointment.ts';
import { action, serviceOption, staffOption } from './options.ts';
import { askProposal, proposeBooking, proposeCancel, proposeMove } from './propose.ts';
import { atHandOrShop, isAtHand } from './pending.ts';
import type { AppointmentFacts, Proposal } from './proposal.ts';
import { findService, staffOf, type ServiceFacts } from './tenant-facts.ts';
import { toMillis } from './local-time.ts';

/**
 * The next open point of what the client is doing: derived from the state alone, so that details
 * can be volunteered in any order and a correction simply opens its point again.
 */
export function proceed(draft: Draft): Then {
  if (draft.state.awaiting.length > 0) return 'done';
  switch (draft.state.flow) {
    case 'book':
      return proceedBooking(draft);
    case 'none':
      return askWhat(draft);
    default:
      return needAppointment(draft) ?? proceedWith(draft);
  }
}

export function askWhat(draft: Draft): Then {
  const about = atHandOrShop(draft.state.pending);
  const room = draft.policy.options - 2;
  // One of several services is no menu.
  const booking = room < 2 ? [action('book')] : draft.tenant.services.slice(0, room).map(toOption);
  const options = [...booking, action('change-or-cancel'), action('question')];
  const shown = options.slice(0, draft.policy.options);
  return ask(draft, { kind: 'what', about }, 'ask-what', {}, shown);
}

const toOption = (service: ServiceFacts) => serviceOption(service.id);

function proceedBooking(draft: Draft): Then {
  const { state, tenant } = draft;
  // A business that has just begun: without a word, the client would be asked for a service for ever.
  if (!tenant.services.some((service) => staffOf(tenant, service).length > 0)) {
    state.flow = 'none';
    say(draft, 'nothing-to-book', {});
    return askWhat(draft);
  }
  const serviceId = decideService(draft);
  if (serviceId === undefined) return askService(draft);
  if (state.pending.kind === 'resource') return askStaff(draft, serviceId);
  const settled = settleTime(draft, serviceId);
  if (settled !== 'held') return settled;
  const missing = askDetails(draft);
  if (missing) return missing;
  return state.proposal ? askSame(draft, state.proposal) : proposeBooking(draft, serviceId);
}

/** The proposal stands: the same question again, not another proposal. */
function askSame(draft: Draft, proposal: Proposal): Then {
  const { question } = draft.state;
  // The way out of a call has asked something else meanwhile.
  if (!question || question.id === 'way-out') return askProposal(draft, proposal);
  draft.prompts.push(question);
  draft.state.pending = { kind: 'confirm', of: proposal.kind };
  return 'done';
}

/** The one service meant. With a day named, a card of times says more than a question would. */
function decideService(draft: Draft): string | undefined {
  const { wish, topicService } = draft.state;
  const staff = wish.staff;
  if (wish.serviceIds.length === 0 && wish.unknownService === null && topicService !== null) {
    wish.serviceIds = [topicService];
  }
  draft.state.topicService = null;
  // A shop with one service does not ask which.
  const [only, ...others] = draft.tenant.services;
  const undecided = wish.serviceIds.length === 0 && wish.unknownService === null;
  if (only && others.length === 0 && undecided) wish.serviceIds = [only.id];
  // What has been taken off the list meanwhile cannot be booked any more.
  wish.serviceIds = wish.serviceIds.filter((id) => findService(draft.tenant, id));
  const done = wish.serviceIds.filter((id) => staff === 'any' || doneBy(draft, id, staff));
  const [first] = wish.serviceIds;
  if (first !== undefined && done.length === 0) {
    const [resourceId = ''] = staff === 'any' ? [] : staff;
    say(draft, 'staff-not-for-service', { resourceId, serviceId: first });
    wish.staff = 'any';
  } else {
    wish.serviceIds = done;
  }
  if (wish.serviceIds.length <= 1) return wish.serviceIds[0];
  const saidWhen = wish.days !== null || wish.weekdays.length > 0 || wish.edge !== null;
  const exact = wish.time?.kind === 'at';
  return draft.policy.showTimesEarly && saidWhen && !exact ? wish.serviceIds[0] : undefined;
}

function doneBy(draft: Draft, serviceId: string, staff: readonly string[]): boolean {
  const service = findService(draft.tenant, serviceId);
  if (!service) return false;
  return staffOf(draft.tenant, service).some((resource) => staff.includes(resource.id));
}

function askService(draft: Draft): Then {
  const { wish } = draft.state;
  const { staff } = wish;
  const fitting = wish.serviceIds.length > 1 ? wish.serviceIds : undefined;
  const offered = draft.tenant.services
    .filter((service) => !fitting || fitting.includes(service.id))
    .filter((service) => staff === 'any' || doneBy(draft, service.id, staff));
  const candidates = offered.map((service) => service.id);
  const options = offered.slice(0, draft.policy.options).map(toOption);
  const said = wish.unknownService;
  wish.unknownService = null;
  if (said !== null) say(draft, 'service-unknown', { said });
  const params = { candidates, narrowed: fitting !== undefined };
  return ask(draft, { kind: 'service', candidates }, 'ask-service', params, options);
}

export function askStaff(draft: Draft, serviceId: string): Then {
  const service = findService(draft.tenant, serviceId);
  const people = service ? staffOf(draft.tenant, service) : [];
  const ids = ['any', ...people.map((person) => person.id)];
  const options = ids.slice(0, draft.policy.options).map(staffOption);
  return ask(draft, { kind: 'resource' }, 'ask-staff', { serviceId }, options);
}

/** Going on with an appointment that has been proved. */
function proceedWith(draft: Draft): Then {
  const { appointment, flow, proposal } = draft.state;
  if (!appointment) return 'done';
  if (flow === 'lookup') return showAppointment(draft, appointment);
  const refusal = refuseChange(draft, appointment);
  if (refusal) return refusal;
  if (proposal?.kind === flow) return askSame(draft, proposal);
  if (flow === 'cancel') return proposeCancel(draft, appointment);
  const settled = settleTime(draft, appointment.service.id);
  return settled === 'held' ? proposeMove(draft, appointment) : settled;
}

export function showAppointment(draft: Draft, appointment: AppointmentFacts): Then {
  draft.state.flow = 'none';
  const live = appointment.status === 'confirmed' && toMillis(appointment.start) > draft.now;
  const options = live ? [action('move'), action('cancel')] : [action('book')];
  const pending = { kind: 'action', about: 'appointment' } as const;
  return tell(draft, pending, 'found', { appointment }, options);
}

/** A way on after something is done or answered, without telling it all again. */
export function askAnythingElse(draft: Draft): Then {
  const { pending, appointment } = draft.state;
  const live = isAtHand(pending) && appointment?.status === 'confirmed';
  const options = live
    ? [action('move'), action('cancel')]
    : [action('book'), action('change-or-cancel'), action('question')];
  const kind = live ? 'action' : 'anything-else';
  const next = { kind, about: atHandOrShop(pending) } as const;
  return tell(draft, next, 'anything-else', {}, options);
}

function refuseChange(draft: Draft, appointment: AppointmentFacts): Then | undefined {
  const { reference, status } = appointment;
  const over = toMillis(appointment.start) <= draft.now;
  if (status === 'confirmed' && !over) return undefined;
  draft.state.flow = 'none';
  const pending = { kind: 'anything-else', about: 'appointment' } as const;
  const id = status === 'cancelled' ? 'already-cancelled' : 'not-changeable';
  return tell(draft, pending, id, { reference }, [action('book')]);
}
