import type { CallbackReason } from '@gomomo/contracts';
import type { Proposal } from './proposal.ts';

/** What the talk is at while no detail is asked for: the shop, an appointment just told of, a person being reached. */
export type About = 'shop' | 'appointment' | 'person';

/** The question on the table, with what it is about: the context every answer is read in. */
export type Pending =
  | {
      readonly kind:
        | 'nothing'
        | 'resource'
        | 'date'
        | 'which-day'
        | 'name-and-contact'
        | 'name'
        | 'contact'
        | 'change'
        | 'reference'
        | 'proof'
        | 'link'
        | 'next'
        | 'ended';
    }
  | { readonly kind: 'what' | 'action' | 'anything-else'; readonly about: About }
  /** `candidates`: the services it is asked among. */
  | { readonly kind: 'service'; readonly candidates: readonly string[] }
  | {
      readonly kind: 'time';
      /** The clock time of a day with many, one of the times named, or the first free ones for want of a wish. */
      readonly asks: 'clock' | 'choice' | 'first-free';
      /** Handle of a time whose hold ran out and that can be taken again by a yes. */
      readonly again: string | null;
    }
  | { readonly kind: 'confirm'; readonly of: Proposal['kind'] }
  /** In between: another try, leaving unfinished, a person on the way. What was open comes back. */
  | { readonly kind: 'retry' | 'leave' | 'transfer'; readonly before: Pending }
  /** Whether somebody is to call back, and why nobody is there. */
  | { readonly kind: 'call-back'; readonly reason: CallbackReason; readonly before: Pending };

export type PendingKind = Pending['kind'];

/** The question that something comes in between of; never more than one deep. */
export const behind = (pending: Pending): Pending =>
  'before' in pending ? pending.before : pending;

/** In whose context words are read: a person on the way asks nothing. */
export const kindAsked = (pending: Pending): PendingKind =>
  pending.kind === 'transfer' ? pending.before.kind : pending.kind;

export function aboutOf(pending: Pending): About {
  const open = behind(pending);
  if ('about' in open) return open.about;
  return open.kind === 'next' ? 'appointment' : 'shop';
}

/** The appointment is what the talk is about: it was just booked, changed or shown. */
export const isAtHand = (pending: Pending): boolean => aboutOf(pending) === 'appointment';

/** The appointment where it is at hand, else the shop. */
export const atHandOrShop = (pending: Pending): About =>
  isAtHand(pending) ? 'appointment' : 'shop';
