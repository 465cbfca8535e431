import { say, type Draft } from './draft.ts';
import type { Hold } from './offer.ts';

/**
 * What is held is said with the question for name and contact or with the summary; by itself where
 * only one of the two is asked for.
 */
export function tellHold(draft: Draft, { serviceId, start, resourceId, expiresAt }: Hold): void {
  const { state, policy } = draft;
  const { name, phone, email } = state.client;
  const unreachable = phone === null && email === null;
  const together = policy.askTogether && name === null && unreachable;
  if (state.flow !== 'book' || together || (name !== null && !unreachable)) return;
  say(draft, 'holding', { serviceId, start, resourceId, expiresAt });
}
