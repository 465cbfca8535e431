import type { Command, WhenCommand } from '../command.ts';
import { ask, say, type Draft, type Then } from './draft.ts';
import { fillDate } from './fill-date.ts';
import { fillTime } from './fill-time.ts';
import { toLocal, toMinutes } from './local-time.ts';
import { action } from './options.ts';
import { beginFlow } from './start-flow.ts';
import type { AppointmentFacts } from './proposal.ts';
import { findService } from './tenant-facts.ts';

type Several = Extract<Command, { kind: 'several' }>;

/** More than one is wanted: that is said, one is made now, and the rest is kept to be offered after. */
export function noteSeveral(draft: Draft, command: Several): Then {
  const { count, recurring, before = false } = command;
  const { state } = draft;
  const { serviceIds } = state.wish;
  const wanted = othersOf(draft, command);
  if (wanted.length === 0 && count === null && !recurring) return 'ask-again';
  if (wanted.length === 0 && count === 1) {
    dropNext(draft);
    return 'ask-again';
  }
  const others = wanted.map(({ ids }) => ids);
  const whens = wanted.map((each) => each.whens);
  state.next = { services: others, more: Math.max(0, (count ?? 1) - 1), before, whens };
  const first = others.length > 0 ? [...serviceIds] : [];
  say(draft, 'one-at-a-time', { serviceIds: first, others, recurring });
  return 'ask-again';
}

/** The further services that there are, each with the days and times told of it. */
function othersOf(draft: Draft, { services, whens = [] }: Several) {
  const [first = null] = draft.state.wish.serviceIds;
  return services
    .map((ids, place) => ({
      ids: ids.filter((id) => findService(draft.tenant, id)),
      whens: whens[place] ?? [],
    }))
    .filter(({ ids }) => ids.length > 0 && (first === null || !ids.includes(first)));
}

/** The services that the next one may be; undefined when the one just made was the last. */
function nextServices(draft: Draft, appointment: AppointmentFacts): readonly string[] | undefined {
  const { services, more } = draft.state.next;
  const [named] = services;
  return named ?? (more > 0 ? [appointment.service.id] : undefined);
}

/** Something is wanted besides; made by another way it is not offered once more. */
export function hasNext(draft: Draft, appointment: AppointmentFacts): boolean {
  const { next } = draft.state;
  next.services = next.services.filter((ids) => !ids.includes(appointment.service.id));
  return nextServices(draft, appointment) !== undefined;
}

/** What is to follow the appointment just made, as a question. */
export function offerNext(draft: Draft, appointment: AppointmentFacts): Then {
  const serviceIds = nextServices(draft, appointment);
  if (!serviceIds) return 'done';
  const options = [action('next'), action('move'), action('cancel')];
  const { before = false } = draft.state.next;
  const params = { serviceIds, before, ...toldOf(draft, appointment) };
  return ask(draft, { kind: 'next' }, 'offer-next', params, options);
}

/** The one day and the one clock time that were told of the next one. */
function toldOf(draft: Draft, { start }: AppointmentFacts) {
  const [own = []] = draft.state.next.whens ?? [];
  const [range] = own.flatMap(({ slot, value }) =>
    slot === 'date' && value.kind === 'days' && value.readings.length === 1 ? value.readings : [],
  );
  const [time = null] = own.flatMap(({ slot, value }) =>
    slot === 'time' && value.kind === 'at' ? value.readings : [],
  );
  const same = own.some(({ slot }) => slot === 'date')
    ? null
    : toLocal(start, draft.tenant.timeZone).date;
  return { day: own.length === 0 ? null : (range?.from ?? same), time };
}

/** The next one, filled in: its service, and what was told of it, else the same day after the one before. */
export function startNext(draft: Draft): Then {
  const { next, appointment } = draft.state;
  const serviceIds = appointment ? nextServices(draft, appointment) : undefined;
  if (!appointment || !serviceIds) return 'ask-again';
  const isNamed = next.services.length > 0;
  const [own = [], ...whens] = next.whens ?? [];
  beginFlow(draft, 'book');
  const { wish, client } = draft.state;
  const more = isNamed ? next.more : Math.max(0, next.more - 1);
  draft.state.next = { services: next.services.slice(1), more, whens };
  wish.serviceIds = [...serviceIds];
  if (own.length > 0) wishFor(draft, own, appointment);
  else wishBeside(draft, serviceIds, appointment, next.before ?? false);
  // The next of several people has a name of their own.
  if (!isNamed) client.name = null;
  return 'proceed';
}

/**
 * Asked whether to look for the next one, the client names it, or its day or time: that is a yes, and
 * what is said of it counts. A day of its own leaves the hours after the one before.
 */
export function takesNext(draft: Draft, said: readonly string[] | 'date' | 'time'): boolean {
  const { pending, appointment } = draft.state;
  const serviceIds = appointment ? nextServices(draft, appointment) : undefined;
  if (pending.kind !== 'next' || !serviceIds) return false;
  if (typeof said !== 'string' && !said.some((id) => serviceIds.includes(id))) return false;
  startNext(draft);
  if (said === 'date') draft.state.wish.time = null;
  return true;
}

/** On its own day, or at its own time of the same day. */
function wishFor(draft: Draft, own: readonly WhenCommand[], { start }: AppointmentFacts): void {
  const { date } = toLocal(start, draft.tenant.timeZone);
  if (!own.some(({ slot }) => slot === 'date')) draft.state.wish.days = { from: date, to: date };
  for (const when of own) {
    if (when.slot === 'date') fillDate(draft, when.value);
    else fillTime(draft, when.value);
  }
}

/** On the same day, right after the one just made or in front of it. */
function wishBeside(
  draft: Draft,
  serviceIds: readonly string[],
  { start, end }: AppointmentFacts,
  before: boolean,
): void {
  const { date, time } = toLocal(before ? start : end, draft.tenant.timeZone);
  const window = before
    ? { from: 0, to: Math.max(1, toMinutes(time) - lengthOf(draft, serviceIds) + 1) }
    : { from: toMinutes(time), to: 24 * 60 };
  draft.state.wish.days = { from: date, to: date };
  draft.state.wish.time = { kind: 'window', window, part: null };
}

/** The shortest of them, so that it is over when the one behind it begins. */
const lengthOf = (draft: Draft, serviceIds: readonly string[]): number =>
  Math.min(...serviceIds.map((id) => findService(draft.tenant, id)?.durationMinutes ?? 0));

/** "No, that was all." */
export function dropNext(draft: Draft): void {
  draft.state.next = { services: [], more: 0 };
}
