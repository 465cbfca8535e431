import type { OfferNote, PromptParams } from '../core/prompt.ts';
import { dayOf, onAt } from './offered-times.ts';
import type { Words } from './words.ts';

type Params = PromptParams['offer-times'];

/** `day`: that of the offer. */
type Lead = (params: Params, words: Words, day: string) => string;

/** What is said before times: how they answer what was asked. */
export function offerLead(params: Params, words: Words): string {
  const { offer, note, moving, wanted } = params;
  const lead = moving && isAsWanted(note) && wanted === null ? moved(moving) : leads[note];
  return lead(params, words, dayOf(offer, words));
}

const isAsWanted = (note: OfferNote): boolean => note === 'first-free' || note === 'as-asked';

const moved =
  ({ service, start }: NonNullable<Params['moving']>): Lead =>
  (_params, words) =>
    words.tell('offer.moving', { service: service.name, was: onAt(start, words) });

const wantedDay = ({ wanted }: Params, words: Words, day: string): string =>
  wanted === null ? day : words.day(wanted);

function asAsked({ offer }: Params, words: Words): string {
  if (offer.day === null) return words.tell('offer.several');
  const day = words.day(offer.day);
  if (words.isToday(offer.day)) return words.tell('offer.as-asked.today', { day });
  if (words.isTomorrow(offer.day)) return words.tell('offer.as-asked.tomorrow', { day });
  return words.tell('offer.as-asked', { day });
}

const rangeFull: Lead = (_params, words, day) => words.tell('offer.range-full', { day });

const leads: Readonly<Record<OfferNote, Lead>> = {
  'as-asked': asAsked,
  'no-more': asAsked,
  'first-free': ({ part }, words, day) =>
    words.tell(part === null ? 'offer.first-free' : 'offer.first-free.window', { day }),
  soonest: (_params, words, day) => words.tell('offer.first-free.window', { day }),
  'no-match-that-day': ({ part }, words, day) =>
    part === null
      ? words.tell('offer.no-match', { day })
      : words.tell('offer.no-match.part', { day, part: words.tell(`part.${part}`) }),
  'day-full': (params, words, day) =>
    words.tell('offer.day-full', { day, wanted: wantedDay(params, words, day) }),
  'day-closed': (params, words, day) =>
    words.tell('offer.day-closed', { day, wanted: wantedDay(params, words, day) }),
  'day-over': (_params, words, day) => words.tell('offer.day-over', { day }),
  'staff-not-that-day': (params, words, day) =>
    words.tell('offer.staff-not', {
      ...{ day, wanted: wantedDay(params, words, day) },
      staff: params.staffId === null ? '' : words.staffName(params.staffId),
    }),
  'range-full': rangeFull,
  nearest: rangeFull,
  'month-full': (_params, words) => words.tell('offer.month-full'),
  more: (_params, words) => words.tell('offer.more'),
  'assumed-service': ({ offer, others, staffId }, words, day) =>
    words.tell('offer.assumed', {
      day,
      staff: staffId === null ? null : words.staffName(staffId),
      service: words.serviceName(offer.serviceId),
      others: words.and(others.map((id) => words.serviceName(id))),
    }),
};
