import { dialogueStates } from '@gomomo/contracts';
import type { PendingKind } from './pending.ts';
import type { DialogueState, Flow } from './state.ts';

/** The states that the contract publishes. */
export const stateNames = dialogueStates;

export type StateName = (typeof stateNames)[number];

/** Where an errand stands before its first question. */
const begun: Readonly<Record<Flow, StateName>> = {
  none: 'greeting',
  book: 'choosing-service',
  reschedule: 'rescheduling',
  cancel: 'finding-appointment',
  lookup: 'finding-appointment',
};

const aDay = (flow: Flow): StateName => (flow === 'reschedule' ? 'rescheduling' : 'choosing-date');

/** Questions that stand for one state, whatever is done. */
const fixed = {
  next: 'booked',
  service: 'choosing-service',
  resource: 'choosing-resource',
  'which-day': 'choosing-date',
  'name-and-contact': 'collecting-name',
  name: 'collecting-name',
  contact: 'collecting-contact',
  change: 'confirming',
  reference: 'finding-appointment',
  proof: 'identifying',
  link: 'handing-off',
  transfer: 'handing-off',
  'call-back': 'handing-off',
  ended: 'ended',
} as const satisfies Partial<Record<PendingKind, StateName>>;

/** The name a conversation's state goes by outside: of what is done and what is asked. */
export function stateNameOf({ flow, pending }: Pick<DialogueState, 'flow' | 'pending'>): StateName {
  switch (pending.kind) {
    case 'nothing':
      return begun[flow];
    case 'what':
    case 'action':
    case 'anything-else':
      if (pending.about === 'person') return 'handing-off';
      return pending.about === 'appointment' ? 'booked' : begun[flow];
    case 'date':
      return aDay(flow);
    case 'time':
      if (pending.asks === 'first-free') return aDay(flow);
      return pending.asks === 'clock' ? 'choosing-time' : 'offering-slots';
    case 'confirm':
      return pending.of === 'cancel' ? 'confirming-cancel' : 'confirming';
    case 'retry':
    case 'leave':
      return stateNameOf({ flow, pending: pending.before });
    default:
      return fixed[pending.kind];
  }
}
