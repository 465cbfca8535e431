import type { Topic } from '../command.ts';
import { emergencyNumber } from '../core/emergency-number.ts';
import { openWindows } from '../core/local-time.ts';
import type { PromptParams } from '../core/prompt.ts';
import { staffOf, type ServiceFacts } from '../core/tenant-facts.ts';
import { sayEmail, spellPhone, writePhone } from './spell.ts';
import type { Words } from './words.ts';

/** Sentences about the business: from the tenant's data, or not at all. */

export function answerHours({ date }: PromptParams['answer-hours'], words: Words): string {
  if (date === null) return words.tell('answer-hours', { hours: weeklyHours(words) });
  const windows = openWindows(words.tenant, date).map((window) => toWindow(window, words));
  const day = words.day(date);
  if (windows.length === 0) return words.tell('answer-hours.closed', { day });
  return words.tell('answer-hours.day', { day, windows: words.and(windows) });
}

const toWindow = (window: { start: string; end: string }, words: Words): string =>
  words.tell('window', { start: words.clock(window.start), end: words.clock(window.end) });

/** Days with the same windows are said together: "Monday to Friday 9:00 AM to 6:00 PM". */
function weeklyHours(words: Words): string {
  const groups: { days: number[]; windows: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const windows = words.and(windowsOn(weekday, words));
    const last = groups.at(-1);
    if (last?.windows === windows) last.days.push(weekday);
    else groups.push({ days: [weekday], windows });
  }
  const said = groups.map(({ days, windows }) => {
    const named = toDays(days, words);
    if (windows === '') return words.tell('hours.closed', { days: named });
    return words.tell('hours.group', { days: named, windows });
  });
  return words.list(said);
}

function windowsOn(weekday: number, words: Words): string[] {
  return words.tenant.hours.weekly
    .filter((window) => window.days.includes(weekday))
    .toSorted((a, b) => a.start.localeCompare(b.start))
    .map((window) => toWindow(window, words));
}

function toDays(days: readonly number[], words: Words): string {
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length < 3) return words.and(days.map((day) => words.weekday(day)));
  return words.tell('range.days', { from: words.weekday(first), to: words.weekday(last) });
}

export function answerPrices({ serviceIds }: PromptParams['answer-prices'], words: Words): string {
  const priced = servicesOf(serviceIds, words)
    .filter((service) => typeof service.priceMinor === 'number')
    .map((service) =>
      words.tell('service.at', {
        service: service.name,
        detail: words.money(service.priceMinor ?? 0),
      }),
    );
  if (priced.length === 0) return answerUnknown({ topics: ['prices'] }, words);
  return words.tell('answer-prices', { prices: words.list(priced) });
}

export function answerDuration(
  { serviceIds }: PromptParams['answer-duration'],
  words: Words,
): string {
  const durations = servicesOf(serviceIds, words).map((service) =>
    words.tell('service.at', {
      service: service.name,
      detail: words.tell('minutes', { count: service.durationMinutes }),
    }),
  );
  return words.tell('answer-duration', { durations: words.list(durations) });
}

export function answerServices(
  { resourceId }: PromptParams['answer-services'],
  words: Words,
): string {
  const { tenant } = words;
  const doneBy = (service: ServiceFacts) =>
    resourceId === null || staffOf(tenant, service).some((each) => each.id === resourceId);
  const services = words.and(tenant.services.filter(doneBy).map((service) => service.name));
  if (resourceId === null) return words.tell('answer-services', { services });
  return words.tell('answer-services.staff', { staff: words.staffName(resourceId), services });
}

export function answerStaff({ serviceId }: PromptParams['answer-staff'], words: Words): string {
  const { tenant } = words;
  const service = tenant.services.find((each) => each.id === serviceId);
  const people = (service ? staffOf(tenant, service) : tenant.resources).filter(
    (each) => each.kind === 'staff',
  );
  const names = people.map((each) => each.name);
  if (service && names.length > 0)
    return words.tell('answer-staff.service', { service: service.name, staff: words.or(names) });
  return words.tell('answer-staff', { staff: words.and(names) });
}

export function answerChangePolicy(words: Words): string {
  const { cancelCutoffMinutes, rescheduleCutoffMinutes } = words.tenant.policy;
  if (cancelCutoffMinutes === 0 && rescheduleCutoffMinutes === 0) {
    return words.tell('answer-change-policy');
  }
  return words.tell('answer-change-policy.cutoff', {
    move: toLength(rescheduleCutoffMinutes, words),
    cancel: toLength(cancelCutoffMinutes, words),
  });
}

const toLength = (minutes: number, words: Words): string =>
  minutes % 60 === 0 && minutes > 0
    ? words.tell('hours', { count: minutes / 60 })
    : words.tell('minutes', { count: minutes });

/** What several of a turn's questions are about is named, so that each is seen to be heard. */
export function answerUnknown({ topics }: PromptParams['answer-unknown'], words: Words): string {
  const phone = ownPhone(words);
  const named = topics.filter(isNamed).map((topic) => words.tell(`topic.${topic}`));
  if (topics.length < 2 || named.length < topics.length)
    return words.tell('answer-unknown', { phone });
  return words.tell('answer-unknown.several', { what: words.and(named), phone });
}

const names = {
  address: true,
  prices: true,
  contact: true,
  arrival: true,
  parking: true,
  preparing: true,
  payment: true,
  'gift-card': true,
  'walk-in': true,
  pets: true,
  insurance: true,
} as const;

const isNamed = (topic: Topic): topic is keyof typeof names => Object.hasOwn(names, topic);

/** In the business's own words. */
export const answerFaq = ({ places }: PromptParams['answer-faq'], words: Words): string =>
  places.map((place) => words.tenant.profile.faq?.[place]?.answer ?? '').join(' ');

export const answerEmergency = (words: Words): string =>
  words.tell('answer-emergency', { number: emergencyNumber(words.tenant) });

/** Whose clock counts here, told or beside the question for the client's own. */
export function answerZone(id: 'answer-zone' | 'ask-zone', words: Words): string {
  const { timeZone, locale } = words.tenant;
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' });
  const zone = parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
  return words.tell(id, { business: words.tenant.name, zone: zone ?? timeZone });
}

export const personColleague = (
  { resourceId }: PromptParams['person-colleague'],
  words: Words,
): string =>
  words.tell(resourceId === null ? 'person-none' : 'person-colleague', {
    staff: resourceId === null ? '' : words.staffName(resourceId),
    reach: reachOf(words),
  });

/** The business's own number, as its country writes it or digit by digit for the ear. */
export function ownPhone({ tenant, spoken }: Words): string | undefined {
  const { phone } = tenant.profile;
  if (phone === undefined) return undefined;
  return spoken ? spellPhone(phone, tenant) : writePhone(phone, tenant);
}

/** Where a person can be reached. */
export const reachOf = (words: Words): string =>
  words.or([ownPhone(words), ownEmail(words)].filter((each) => each !== undefined));

function ownEmail({ tenant, spoken, tell }: Words): string | undefined {
  const { email } = tenant.profile;
  if (email === undefined || !spoken) return email;
  return sayEmail(email, tell('email.at'), tell('email.dot'));
}

const servicesOf = (ids: readonly string[], words: Words): ServiceFacts[] =>
  words.tenant.services.filter((service) => ids.includes(service.id));
