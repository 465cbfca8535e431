import type { Card } from '@gomomo/contracts';

import { partBounds, toLocal, toMinutes } from '../core/local-time.ts';
import { dayOption, monthId, staffOption, serviceOption, weekId } from '../core/options.ts';
import type { Prompt } from '../core/prompt.ts';
import type { Offer, OfferedSlot } from '../core/offer.ts';
import type { Proposal } from '../core/proposal.ts';
import { findService, staffOf, type ServiceFacts } from '../core/tenant-facts.ts';
import type { Words } from './words.ts';

type TimesCard = Extract<Card, { kind: 'times' }>;
type SummaryCard = Extract<Card, { kind: 'summary' }>;

/** The card a prompt is decided on, if it has one. */
export function toCard(prompt: Prompt, words: Words): Card | undefined {
  switch (prompt.id) {
    case 'clarify':
      return prompt.params.again ? toCard(prompt.params.again, words) : undefined;
    case 'ask-what':
      return servicesCard(words.tenant.services, words);
    case 'ask-service':
      return servicesCard(
        words.tenant.services.filter((each) => prompt.params.candidates.includes(each.id)),
        words,
      );
    case 'ask-name-and-contact':
      return { kind: 'contact', fields: ['name', 'phone'] };
    case 'ask-name':
      return { kind: 'contact', fields: ['name'] };
    case 'ask-contact':
      return { kind: 'contact', fields: ['phone'] };
    case 'offer-times':
    case 'ask-time':
      return timesCard(prompt.params.offer, words);
    case 'time-not-free':
    case 'slot-lost':
      return prompt.params.offer ? timesCard(prompt.params.offer, words) : undefined;
    case 'confirm-booking':
    case 'confirm-move':
      return summaryCard(prompt.params.proposal);
    case 'booked':
    case 'moved':
    case 'found':
    case 'answer-own-visit':
    case 'answer-own-calendar':
    case 'cancelled':
      return { kind: 'appointment', appointment: prompt.params.appointment };
    default:
      return undefined;
  }
}

/** Nothing on offer is no card: an empty one asks for nothing. */
function servicesCard(services: readonly ServiceFacts[], words: Words): Card | undefined {
  if (services.length === 0) return undefined;
  return {
    kind: 'services',
    items: services.map((service) => ({
      choice: serviceOption(service.id).id,
      name: service.name,
      minutes: service.durationMinutes,
      priceMinor: service.priceMinor ?? null,
      staff: staffOf(words.tenant, service)
        .filter((resource) => resource.kind === 'staff')
        .map((resource) => resource.name),
    })),
  };
}

function timesCard(offer: Offer, words: Words): TimesCard {
  const { month, previous, next } = offer;
  const pageId = month ? monthId : weekId;
  return {
    kind: 'times',
    days: offer.days.map(({ date, state }) => ({
      date,
      state,
      choice: dayOption(date).id,
      ...(date === offer.day ? { selected: true as const } : {}),
    })),
    ...(month ? {} : { month: monthId(offer.day ?? offer.days[0]?.date ?? '') }),
    staff: staffChips(offer, words),
    groups: toGroups(offer, words),
    ...(previous === null ? {} : { previous: pageId(previous) }),
    ...(next === null ? {} : { next: pageId(next) }),
  };
}

function staffChips(offer: Offer, words: Words): TimesCard['staff'] {
  const service = findService(words.tenant, offer.serviceId);
  const people = service
    ? staffOf(words.tenant, service).filter((each) => each.kind === 'staff')
    : [];
  // One person is no choice, unless that one was asked for.
  if (people.length < 2) return [];
  const isChosen = (id: string) =>
    id === 'any' ? offer.staff === 'any' : offer.staff !== 'any' && offer.staff.includes(id);
  return ['any', ...people.map((person) => person.id)].map((id) => ({
    choice: staffOption(id).id,
    name: id === 'any' ? words.tell('label.any-staff') : words.staffName(id),
    ...(isChosen(id) ? { selected: true as const } : {}),
  }));
}

/** A business that is open past midnight has times of that day before its morning. */
const parts = {
  night: [0, 5 * 60],
  morning: [5 * 60, partBounds.morning[1]],
  afternoon: partBounds.afternoon,
  evening: partBounds.evening,
} as const;

function toGroups(offer: Offer, words: Words): TimesCard['groups'] {
  const inOrder = offer.slots.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return (['night', 'morning', 'afternoon', 'evening'] as const)
    .map((part) => ({
      part,
      times: inOrder
        .filter((slot) => isIn(part, slot, words))
        .map((slot) => toTime(slot, offer, words)),
    }))
    .filter((group) => group.times.length > 0);
}

function isIn(part: keyof typeof parts, slot: OfferedSlot, words: Words): boolean {
  const minutes = toMinutes(toLocal(slot.start, words.tenant.timeZone).time);
  const [from, to] = parts[part];
  return minutes >= from && minutes < to;
}

const toTime = (slot: OfferedSlot, offer: Offer, words: Words) => ({
  choice: slot.handle,
  start: slot.start,
  label:
    offer.day === null
      ? words.tell('label.time-on', { day: words.dayOf(slot.start), time: words.chip(slot.start) })
      : words.chip(slot.start),
});

function summaryCard(proposal: Exclude<Proposal, { kind: 'cancel' }>): SummaryCard {
  const { service, resource, client } = proposal;
  return {
    kind: 'summary',
    service: { id: service.id, name: service.name },
    start: proposal.start,
    end: proposal.end,
    resource,
    client: { name: client.name, phone: client.phone, email: client.email },
    priceMinor: proposal.priceMinor,
    expiresAt: proposal.expiresAt,
    freeToChangeUntil: proposal.freeToChangeUntil,
  };
}
