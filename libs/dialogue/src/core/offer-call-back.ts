import type { CallbackReason } from '@gomomo/contracts';
import { ask, type Draft, type Then } from './draft.ts';
import { action } from './options.ts';
import { behind, type Pending } from './pending.ts';

/** Nobody can be put through: somebody may call back, or listen to a message. */
export function offerCallBack(draft: Draft, reason: CallbackReason): Then {
  const { policy, state } = draft;
  const options = [action('call-back'), ...(policy.message ? [action('message')] : [])];
  const pending: Pending = { kind: 'call-back', reason, before: behind(state.pending) };
  return ask(draft, pending, 'person-away', { reason, message: policy.message }, options);
}
