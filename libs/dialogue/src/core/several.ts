import type { Command } from '../command.ts';
import { ask, say, type Draft, type Then } from './draft.ts';
import { toLocal, toMinutes } from './local-time.ts';
import { action } from './options.ts';
import { beginFlow } from './start-flow.ts';
import type { AppointmentFacts } from './proposal.ts';
import { findService } from './tenant-facts.ts';

type Several = Extract<Command, { kind: 'several' }>;

/** More than one is wanted: that is said, one is made now, and the rest is kept to be offered after. */
export function noteSeveral(draft: Draft, command: Several): Then {
  const { services, count, recurring, before = false } = command;
  const { state } = draft;
  const [first = null] = state.wish.serviceIds;
  const others = services
    .map((ids) => ids.filter((id) => findService(draft.tenant, id)))
    .filter((ids) => ids.length > 0 && (first === null || !ids.includes(first)));
  if (others.length === 0 && count === null && !recurring) return 'ask-again';
  state.next = { services: others, more: Math.max(0, (count ?? 1) - 1), before };
  say(draft, 'one-at-a-time', { serviceId: others.length > 0 ? first : null, others, recurring });
  return 'ask-again';
}

/** The services that the next one may be; undefined when the one just made was the last. */
function nextServices(draft: Draft, appointment: AppointmentFacts): readonly string[] | undefined {
  const { services, more } = draft.state.next;
  const [named] = services;
  return named ?? (more > 0 ? [appointment.service.id] : undefined);
}

/** What is to follow the appointment just made, as a question. */
export function offerNext(draft: Draft, appointment: AppointmentFacts): Then {
  const serviceIds = nextServices(draft, appointment);
  if (!serviceIds) return 'done';
  const options = [action('next'), action('move'), action('cancel')];
  const { before = false } = draft.state.next;
  return ask(draft, { kind: 'next' }, 'offer-next', { serviceIds, before }, options);
}

/** The next one, filled in: its service, the same day, after the one before. */
export function startNext(draft: Draft): Then {
  const { next, appointment } = draft.state;
  const serviceIds = appointment ? nextServices(draft, appointment) : undefined;
  if (!appointment || !serviceIds) return 'ask-again';
  const isNamed = next.services.length > 0;
  beginFlow(draft, 'book');
  const { wish, client } = draft.state;
  const more = isNamed ? next.more : Math.max(0, next.more - 1);
  draft.state.next = { services: next.services.slice(1), more };
  const edge = next.before ? appointment.start : appointment.end;
  const { date, time } = toLocal(edge, draft.tenant.timeZone);
  const window = next.before
    ? { from: 0, to: Math.max(1, toMinutes(time) - lengthOf(draft, serviceIds) + 1) }
    : { from: toMinutes(time), to: 24 * 60 };
  wish.serviceIds = [...serviceIds];
  wish.days = { from: date, to: date };
  wish.time = { kind: 'window', window, part: null };
  // The next of several people has a name of their own.
  if (!isNamed) client.name = null;
  return 'proceed';
}

/** The shortest of them, so that it is over when the one behind it begins. */
const lengthOf = (draft: Draft, serviceIds: readonly string[]): number =>
  Math.min(...serviceIds.map((id) => findService(draft.tenant, id)?.durationMinutes ?? 0));

/** "No, that was all." */
export function dropNext(draft: Draft): void {
  draft.state.next = { services: [], more: 0 };
}
