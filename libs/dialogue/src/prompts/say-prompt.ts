import type { DayRange } from '../command.ts';
import type { Prompt, PromptId, PromptParams } from '../core/prompt.ts';
import type { PendingKind } from '../core/pending.ts';
import type { AppointmentFacts, Proposal } from '../core/proposal.ts';
import {
  answerChangePolicy,
  answerDuration,
  answerEmergency,
  answerFaq,
  answerHours,
  answerPrices,
  answerServices,
  answerStaff,
  answerUnknown,
  answerZone,
  ownPhone,
  personColleague,
  reachOf,
} from './answers.ts';
import { answerOwnLength, answerOwnPrice } from './own-answers.ts';
import { slotLost, timeNotFree } from './lost-times.ts';
import { onAt } from './offered-times.ts';
import { askTime, offerTimes } from './offers.ts';
import { staffOf } from '../core/tenant-facts.ts';
import { fillTemplate } from './fill-template.ts';
import type { MessageId } from './messages-en.ts';
import { sentenceIn } from './languages.ts';
import { spell, spellPhone, writePhone } from './spell.ts';
import type { Words } from './words.ts';

type Teller<I extends PromptId> = (params: PromptParams[I], words: Words) => string;

const phoneOf = (words: Words) => ({ phone: ownPhone(words) });

/** As it is written, or character by character for the ear. */
const referenceOf = ({ reference }: { readonly reference: string }, words: Words): string =>
  words.spoken ? spell(reference) : reference;

/** What was heard as digits is said back as digits. */
const sayDigits = (said: string, words: Words): string =>
  words.spoken ? said.replaceAll(/\d{3,}/g, (digits) => spell(digits)) : said;

function ofAppointment(appointment: AppointmentFacts, words: Words) {
  return {
    service: appointment.service.name,
    staff: words.personName(appointment.resource),
    day: words.dayOf(appointment.start),
    time: words.timeHere(appointment.start),
    reference: referenceOf(appointment, words),
  };
}

function ofProposal(proposal: Proposal, words: Words) {
  const { client, priceMinor } = proposal;
  return {
    service: proposal.service.name,
    staff: words.personName(proposal.resource),
    day: words.dayOf(proposal.start),
    time: words.timeHere(proposal.start),
    name: client.name,
    phone: client.phone === null ? client.email : spellPhone(client.phone, words.tenant),
    contact: client.phone === null ? client.email : writePhone(client.phone, words.tenant),
    price: priceMinor === null ? null : words.money(priceMinor),
  };
}

function toRange(range: DayRange, words: Words): string {
  if (range.to === null) return words.tell('range.from', { from: words.day(range.from) });
  if (range.to === range.from) return words.day(range.from);
  return words.tell('range.days', { from: words.day(range.from), to: words.day(range.to) });
}

function goodbye({ booked, call, left }: PromptParams['goodbye'], words: Words): string {
  if (left) return words.tell(`goodbye.left.${left}`);
  if (call) return words.tell('goodbye.call', phoneOf(words));
  const name = booked?.client.name?.split(' ')[0];
  if (!booked || name === undefined) return words.tell('goodbye');
  const date = words.dateOf(booked.start);
  if (words.isToday(date)) return words.tell('goodbye.booked.today', { name });
  if (words.isTomorrow(date)) return words.tell('goodbye.booked.tomorrow', { name });
  return words.tell('goodbye.booked', { name, day: words.day(date) });
}

/** What can be said to a question, for a client who was not understood twice. */
const otherWords: Partial<Readonly<Record<PendingKind, MessageId>>> = {
  service: 'clarify.service',
  resource: 'clarify.resource',
  date: 'clarify.date',
  'which-day': 'clarify.date',
  time: 'clarify.time',
  'name-and-contact': 'clarify.name-and-contact',
  name: 'clarify.name',
  contact: 'clarify.contact',
  confirm: 'clarify.confirm',
  change: 'clarify.change',
  reference: 'clarify.reference',
};

/** Rounded up, so that it works when it is over. */
function waitOf(seconds: number, words: Words): string {
  const count = Math.ceil(seconds / 60);
  if (count > 1) return words.tell('minutes', { count });
  return seconds > 50 ? words.tell('wait.minute') : words.tell('wait.seconds', { count: seconds });
}

function offerNext(
  { serviceIds, before, day, time }: PromptParams['offer-next'],
  words: Words,
): string {
  const service = words.or(serviceIds.map((id) => words.serviceName(id)));
  if (day === null) return words.tell(before ? 'offer-next.before' : 'offer-next', { service });
  const clock = time === null ? null : words.clock(time);
  return words.tell('offer-next.on', { service, day: words.day(day), time: clock });
}

const plain =
  (id: Parameters<Words['tell']>[0]): ((params: unknown, words: Words) => string) =>
  (_, words) =>
    words.tell(id, phoneOf(words));

/** One sentence, or a few, for everything that can be said. */
const tellers: { readonly [I in PromptId]: Teller<I> } = {
  greeting: (_, words) => words.tell('greeting', { business: words.tenant.name }),
  'carried-on': (_, words) => words.tell('carried-on', { business: words.tenant.name }),
  noted: ({ name }, words) => words.tell(name === null ? 'noted' : 'noted.name', { name }),
  'ask-what': plain('ask-what'),
  'nothing-to-book': plain('nothing-to-book'),
  'ask-which-change': plain('ask-which-change'),
  'ask-question': plain('ask-question'),
  'ask-service': ({ candidates, narrowed }, words) => {
    const services = words.or(candidates.map((id) => words.serviceName(id)));
    return words.tell(narrowed ? 'ask-service.narrowed' : 'ask-service', { services });
  },
  'service-unknown': ({ said }, words) =>
    said === '' ? words.tell('service-unknown.plain') : words.tell('service-unknown', { said }),
  'staff-unknown': ({ said }, words) => words.tell('staff-unknown', { said }),
  'staff-not-for-service': ({ resourceId, serviceId }, words) =>
    words.tell('staff-not-for-service', {
      staff: words.staffName(resourceId),
      service: words.serviceName(serviceId),
    }),
  'ask-staff': ({ serviceId }, words) => {
    const service = words.tenant.services.find((each) => each.id === serviceId);
    const people = service
      ? staffOf(words.tenant, service)
      : words.tenant.resources.filter((each) => each.kind === 'staff');
    return words.tell('ask-staff', { staff: words.list(people.map((each) => each.name)) });
  },
  'ask-date': ({ serviceId }, words) =>
    words.tell('ask-date', { service: words.serviceName(serviceId) }),
  'which-day': ({ readings, doubt }, words) => {
    const days = words.or(readings.map((each) => toRange(each, words)));
    if (!doubt || doubt.kind === 'order') return words.tell('which-day', { days });
    return words.tell(`which-day.${doubt.kind}`, { days, said: doubt.said });
  },
  'date-unknown': ({ said }, words) => words.tell('date-unknown', { said }),
  'date-past': ({ date }, words) => words.tell('date-past', { day: words.day(date) }),
  'date-too-far': ({ until }, words) => words.tell('date-too-far', { day: words.day(until) }),
  'offer-times': offerTimes,
  'ask-time': askTime,
  'time-not-free': timeNotFree,
  'slot-lost': slotLost,
  'nothing-free': ({ moving }, words) =>
    words.tell(moving ? 'nothing-free.moving' : 'nothing-free'),
  'choice-gone': plain('choice-gone'),
  'ask-name-and-contact': ({ start, resourceId, serviceId, expiresAt }, words) =>
    words.tell(expiresAt === null ? 'ask-name-and-contact.unheld' : 'ask-name-and-contact', {
      service: words.serviceName(serviceId),
      day: words.dayOf(start),
      time: words.timeHere(start),
      staff: words.personName({ id: resourceId, name: words.staffName(resourceId) }),
    }),
  holding: ({ start, resourceId, serviceId, expiresAt }, words) =>
    words.tell(expiresAt === null ? 'holding.unheld' : 'holding', {
      service: words.serviceName(serviceId),
      day: words.dayOf(start),
      time: words.timeHere(start),
      staff: words.personName({ id: resourceId, name: words.staffName(resourceId) }),
    }),
  'ask-name': plain('ask-name'),
  'ask-contact': plain('ask-contact'),
  'contact-needed': plain('contact-needed'),
  'name-needed': plain('name-needed'),
  'service-needed': plain('service-needed'),
  'confirm-booking': ({ proposal }, words) =>
    words.tell('confirm-booking', ofProposal(proposal, words)),
  'confirm-move': ({ proposal }, words) =>
    words.tell('confirm-move', {
      ...ofProposal(proposal, words),
      was: onAt(proposal.was.start, words),
    }),
  'confirm-cancel': ({ proposal }, words) =>
    words.tell('confirm-cancel', ofProposal(proposal, words)),
  'ask-change': plain('ask-change'),
  booked: ({ appointment, asksOn = false }, words) =>
    words.tell(asksOn ? 'booked.next' : 'booked', ofAppointment(appointment, words)),
  moved: ({ appointment }, words) => words.tell('moved', ofAppointment(appointment, words)),
  cancelled: ({ appointment }, words) => words.tell('cancelled', ofAppointment(appointment, words)),
  kept: plain('kept'),
  'already-cancelled': (of, words) =>
    words.tell('already-cancelled', { reference: referenceOf(of, words) }),
  'too-late-to-change': (of, words) =>
    words.tell('too-late-to-change', { reference: referenceOf(of, words), ...phoneOf(words) }),
  'not-changeable': (of, words) =>
    words.tell('not-changeable', { reference: referenceOf(of, words) }),
  'limit-reached': plain('limit-reached'),
  'slow-down': ({ of, seconds }, words) =>
    words.tell(`slow-down.${of}`, {
      wait: seconds === null ? null : waitOf(seconds, words),
      ...phoneOf(words),
    }),
  'details-refused': plain('details-refused'),
  'changed-meanwhile': ({ appointment }, words) =>
    words.tell('changed-meanwhile', ofAppointment(appointment, words)),
  'ask-reference': ({ besides }, words) =>
    words.tell(besides ? 'ask-reference.besides' : 'ask-reference', phoneOf(words)),
  'ask-proof': plain('ask-proof'),
  'ask-proof-name': plain('ask-proof-name'),
  'not-found': plain('not-found'),
  'not-found-enough': plain('not-found-enough'),
  'no-reference': ({ known }, words) =>
    words.tell(known ? 'no-reference.known' : 'no-reference', phoneOf(words)),
  found: ({ appointment }, words) =>
    words.tell(
      appointment.status === 'cancelled' ? 'found.cancelled' : 'found',
      ofAppointment(appointment, words),
    ),
  'ask-new-time': ({ appointment }, words) =>
    words.tell('ask-new-time', {
      service: appointment.service.name,
      was: onAt(appointment.start, words),
    }),
  'changed-elsewhere': ({ appointment }, words) =>
    words.tell(
      appointment.status === 'cancelled' ? 'changed-elsewhere.cancelled' : 'changed-elsewhere',
      ofAppointment(appointment, words),
    ),
  'hold-expired': ({ start }, words) =>
    words.tell('hold-expired', { day: words.dayOf(start), time: words.timeHere(start) }),
  weather: ({ booked }, words) => words.tell(`weather.${booked}`, phoneOf(words)),
  dropped: ({ moving }, words) => words.tell(moving ? 'dropped.moving' : 'dropped'),
  'nothing-to-drop': plain('nothing-to-drop'),
  'weather-left': plain('weather-left'),
  'take-time': ({ until }, words) =>
    words.tell(until === null ? 'take-time' : 'take-time.held', {
      until: until === null ? null : words.timeHere(until),
    }),
  'also-booked': ({ appointment }, words) =>
    words.tell('also-booked', ofAppointment(appointment, words)),
  'not-got': ({ words: said }, words) =>
    words.tell(said === null ? 'not-got.long' : 'not-got', {
      words: said && sayDigits(said, words),
    }),
  'other-language': ({ language }, words) => {
    const sentence = sentenceIn(language);
    return sentence === undefined
      ? words.tell('other-language', phoneOf(words))
      : fillTemplate(sentence, phoneOf(words));
  },
  'ask-errand': plain('ask-errand'),
  'one-at-a-time': ({ serviceIds, others, recurring }, words) => {
    if (recurring) return words.tell('one-at-a-time.recurring');
    if (serviceIds.length === 0) return words.tell('one-at-a-time');
    return words.tell('one-at-a-time.services', {
      service: words.or(serviceIds.map((id) => words.serviceName(id))),
      others: words.and(others.map((ids) => words.or(ids.map((id) => words.serviceName(id))))),
    });
  },
  'offer-next': offerNext,
  clarify: ({ about, attempt }, words) =>
    words.tell(attempt > 1 ? (otherWords[about] ?? 'clarify.more') : 'clarify.first'),
  silence: ({ attempt }, words) => words.tell(attempt > 1 ? 'silence.more' : 'silence.first'),
  'way-out': ({ link }, words) => words.tell(link ? 'way-out.link' : 'way-out', phoneOf(words)),
  'turn-limit': plain('turn-limit'),
  'nothing-to-confirm': plain('nothing-to-confirm'),
  'person-number': (_, words) => words.tell('person-number', { reach: reachOf(words) }),
  'person-none': plain('person-none'),
  transferring: plain('transferring'),
  'person-away': ({ reason, message }, words) => {
    const way = words.tell(message ? 'person-away.message' : 'person-away.call-back');
    const lead = reason === 'no-answer' ? 'person-away.no-answer' : 'person-away';
    return reason === 'turn-limit' ? way : words.tell(lead, { way, ...phoneOf(words) });
  },
  'call-back-noted': ({ phone }, words) =>
    words.tell('call-back-noted', {
      phone: words.spoken ? spellPhone(phone, words.tenant) : writePhone(phone, words.tenant),
    }),
  'call-back-failed': plain('call-back-failed'),
  'message-begins': plain('message-begins'),
  'message-taken': plain('message-taken'),
  'message-empty': plain('message-empty'),
  'link-sent': plain('link-sent'),
  'link-none': plain('link-none'),
  'answer-hours': answerHours,
  'answer-address': (_, words) =>
    words.tell('answer-address', { address: words.tenant.profile.address }),
  'answer-prices': answerPrices,
  'answer-duration': answerDuration,
  'answer-services': answerServices,
  'answer-staff': answerStaff,
  'answer-contact': (_, words) => words.tell('answer-contact', { reach: reachOf(words) }),
  'answer-arrival': (_, words) =>
    words.tell('answer-arrival', { note: words.tenant.profile.arrivalNote }),
  'answer-change-policy': (_, words) => answerChangePolicy(words),
  'answer-abilities': plain('answer-abilities'),
  'answer-identity': (_, words) => words.tell('answer-identity', { business: words.tenant.name }),
  'answer-thanks': plain('answer-thanks'),
  'answer-unknown': answerUnknown,
  'answer-given': ({ text }) => text,
  'answer-faq': answerFaq,
  'answer-late': ({ booked }, words) =>
    words.tell(booked ? 'answer-late' : 'answer-late.none', phoneOf(words)),
  'answer-early': plain('answer-early'),
  'answer-status': ({ appointment }, words) =>
    words.tell(
      appointment.status === 'cancelled' ? 'found.cancelled' : 'answer-status',
      ofAppointment(appointment, words),
    ),
  'answer-not-booked': ({ moving }, words) =>
    words.tell(moving ? 'answer-not-booked.moving' : 'answer-not-booked'),
  'answer-refund': plain('answer-refund'),
  'answer-call-back': (_, words) => words.tell('answer-call-back', { reach: reachOf(words) }),
  'answer-usual': plain('answer-usual'),
  'answer-own-reference': ({ appointment }, words) =>
    words.tell('answer-own-reference', ofAppointment(appointment, words)),
  'answer-own-visit': ({ appointment }, words) =>
    words.tell('answer-own-visit', ofAppointment(appointment, words)),
  'answer-own-price': answerOwnPrice,
  'answer-own-length': answerOwnLength,
  'answer-own-calendar': ({ appointment }, words) =>
    words.tell('answer-own-calendar', ofAppointment(appointment, words)),
  'answer-own-copy': ({ appointment }, words) =>
    words.tell('answer-own-copy', ofAppointment(appointment, words)),
  'answer-zone': (_, words) => answerZone('answer-zone', words),
  'ask-zone': (_, words) => answerZone('ask-zone', words),
  'answer-complaint': plain('answer-complaint'),
  'answer-health': plain('answer-health'),
  'answer-condition': plain('answer-condition'),
  'answer-legal': plain('answer-legal'),
  'answer-emergency': (_, words) => answerEmergency(words),
  'answer-abuse': plain('answer-abuse'),
  'answer-wrong-number': (_, words) =>
    words.tell('answer-wrong-number', { business: words.tenant.name }),
  'email-unlikely': ({ said }, words) => words.tell('email-unlikely', { said }),
  'phone-unlikely': ({ said }, words) =>
    words.tell('phone-unlikely', { said: words.spoken ? spell(said) : said }),
  'person-colleague': personColleague,
  'leaving-unfinished': ({ until, moving }, words) =>
    words.tell(moving ? 'leaving-unfinished.moving' : 'leaving-unfinished', {
      until: until === null ? null : words.timeHere(until),
    }),
  goodbye,
  'anything-else': plain('anything-else'),
};

/** The text of a prompt in this language and channel; what was said twice running comes in other words. */
export function sayPrompt(prompt: Prompt, words: Words): string {
  // Id and params come from the same entry of PromptParams by construction of Prompt.
  const teller = tellers[prompt.id] as Teller<PromptId>;
  const text = teller(prompt.params as never, words);
  if (!words.said.has(text)) return text;
  return teller(prompt.params as never, { ...words, tell: words.tellAgain });
}
