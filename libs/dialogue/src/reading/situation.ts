import type { PendingKind } from '../core/pending.ts';
import type { AskedSlot, SystemAct } from '@gomomo/understanding';

interface Situation {
  readonly asked: readonly AskedSlot[];
  readonly acts: readonly SystemAct[];
}

/** What each question of the core makes likely, in the words of understanding. */
const situations = {
  nothing: { asked: [], acts: [] },
  what: { asked: [], acts: [] },
  service: { asked: ['service'], acts: ['request'] },
  resource: { asked: ['resource'], acts: ['request'] },
  date: { asked: ['date'], acts: ['request'] },
  'which-day': { asked: ['date'], acts: ['request'] },
  time: { asked: ['time', 'choice'], acts: ['offer'] },
  'name-and-contact': { asked: ['name', 'contact', 'phone', 'email'], acts: ['request'] },
  name: { asked: ['name'], acts: ['request'] },
  contact: { asked: ['contact', 'phone', 'email'], acts: ['request'] },
  confirm: { asked: [], acts: ['confirm'] },
  change: { asked: [], acts: ['request'] },
  reference: { asked: ['reference'], acts: ['request'] },
  proof: { asked: ['contact', 'phone', 'email', 'name'], acts: ['request'] },
  action: { asked: [], acts: ['inform'] },
  retry: { asked: [], acts: ['offer-intent'] },
  leave: { asked: [], acts: ['confirm'] },
  link: { asked: [], acts: ['offer-intent'] },
  next: { asked: [], acts: ['offer-intent'] },
  'anything-else': { asked: [], acts: ['anything-else'] },
  transfer: { asked: [], acts: [] },
  'call-back': { asked: [], acts: ['offer-intent'] },
  ended: { asked: [], acts: [] },
} as const satisfies Readonly<Record<PendingKind, Situation>>;

export const situationOfPending = (pending: PendingKind): Situation => situations[pending];

/** Nothing is under way: a new wish may begin. */
export const isOpen = (pending: PendingKind): boolean =>
  pending === 'nothing' ||
  pending === 'ended' ||
  pending === 'what' ||
  pending === 'next' ||
  pending === 'anything-else' ||
  pending === 'action';
